package dev.rollcall.api.tether;

import dev.rollcall.api.door.Visit;
import dev.rollcall.core.contact.ContactId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a campaign's caller sent and was told that the engine has no use for.
 *
 * @param userIds every id that was named, of 24 characters each
 * @param failed whom the request names and nobody can reach, in its order
 * @param extras what is only echoed: process, isAutopilot, segmentation, assignment
 */
record Receipt(
    List<String> userIds,
    List<FailedDetail> failed,
    Map<String, Object> extras,
    String createdById,
    String createdByName) {
  private static final int ID_CHARS = 24;

  Receipt {
    userIds = List.copyOf(userIds);
    failed = List.copyOf(failed);
  }

  static Receipt of(CreateCampaignRequest request, Visit visit) {
    return new Receipt(
        request.userIds(),
        request.audience().unusable().stream().map(Receipt::detail).toList(),
        request.extras().context(),
        Derived.id("user", visit.principal().id()),
        visit.principal().name().orElse(visit.tenant().name()));
  }

  private static FailedDetail detail(Unusable one) {
    return new FailedDetail(
        one.id().map(ContactId::value).orElse(null),
        one.id().isPresent() ? null : one.at().toString(),
        one.reason());
  }

  /**
   * As it is kept. Ids are random, so each stands here once and all in a row, without quotes that
   * would cost more than they tell: twenty thousand must fit one item.
   */
  Map<String, Object> document() {
    Map<String, Integer> places = new HashMap<>();
    for (String id : userIds) {
      places.put(id, places.size());
    }
    Map<String, List<Object>> byReason = new LinkedHashMap<>();
    for (FailedDetail one : failed) {
      Object who = one.userId() == null ? String.valueOf(one.row()) : places.get(one.userId());
      byReason.computeIfAbsent(one.reason(), reason -> new ArrayList<>()).add(who);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("userIds", String.join("", userIds));
    document.put("failed", byReason);
    document.put("extras", extras);
    document.put("createdById", createdById);
    document.put("createdByName", createdByName);
    return document;
  }

  static Receipt read(Map<String, Object> document) {
    String joined = text(document, "userIds");
    List<String> ids = new ArrayList<>();
    for (int at = 0; at + ID_CHARS <= joined.length(); at += ID_CHARS) {
      ids.add(joined.substring(at, at + ID_CHARS));
    }
    List<FailedDetail> failed = new ArrayList<>();
    map(document, "failed")
        .forEach(
            (reason, who) -> {
              for (Object one : (List<?>) who) {
                failed.add(
                    one instanceof Number place
                        ? new FailedDetail(ids.get(place.intValue()), null, reason)
                        : new FailedDetail(null, String.valueOf(one), reason));
              }
            });
    return new Receipt(
        ids,
        failed,
        map(document, "extras"),
        text(document, "createdById"),
        text(document, "createdByName"));
  }

  private static String text(Map<String, Object> document, String name) {
    return Optional.ofNullable(document.get(name)).map(Object::toString).orElse("");
  }

  private static Map<String, Object> map(Map<String, Object> document, String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (document.get(name) instanceof Map<?, ?> there) {
      there.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }
}
