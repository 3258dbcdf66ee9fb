package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactList.Awaited;
import dev.rollcall.core.list.ContactList.Use;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a contact list is kept, and its claim to its name. */
final class ContactListItem {
  /** Where a name leads. */
  static final String LEADS_TO = "l";

  private static final String AWAITED = "awaited";
  private static final String PLACES = "places";

  private ContactListItem() {}

  static Map<String, AttributeValue> write(ContactList list) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            new Item()
                .all(Keys.list(list.key()))
                .text("kind", "list")
                .text("rp", recentPartition(list.key().tenant()))
                .text("rs", recentPosition(list))
                .text("name", list.name())
                .text("description", list.description())
                .text("source", list.source())
                .flag("duplicates", list.allowDuplicates())
                .text("createdBy", list.createdBy())
                .text("updatedBy", list.updatedBy())
                .time("createdAt", list.createdAt())
                .time("updatedAt", list.updatedAt())
                .number("records", list.records())
                .number("batches", list.batches())
                .map(PLACES, places(list.awaited()))
                .list("uses", uses(list.uses()))
                .time("keptUntil", list.expiresAt())
                .number("expires", list.expiresAt().getEpochSecond())
                .build());
    if (!list.awaited().isEmpty()) {
      item.put(AWAITED, names(list.awaited()));
    }
    return item;
  }

  static ContactList read(Attributes item) {
    return new ContactList(
        Keys.listOf(item),
        item.text("name"),
        item.text("description"),
        item.text("source"),
        item.flag("duplicates"),
        item.text("createdBy"),
        item.text("updatedBy"),
        item.time("createdAt"),
        item.time("updatedAt"),
        item.number("records"),
        item.number("batches"),
        awaited(item),
        item.list("uses").stream().map(ContactListItem::use).toList(),
        item.time("keptUntil"));
  }

  static Map<String, AttributeValue> claim(ContactList list) {
    return new Item()
        .all(Keys.listName(list.key().tenant(), list.name()))
        .text(LEADS_TO, list.key().id().value())
        .number("expires", list.expiresAt().getEpochSecond())
        .build();
  }

  static List<AttributeValue> uses(List<Use> uses) {
    return uses.stream()
        .map(use -> new Item().text("c", use.campaign().value()).number("b", use.upTo()).asMap())
        .toList();
  }

  private static Use use(AttributeValue value) {
    Attributes use = new Attributes(value.m());
    return new Use(new CampaignId(use.text("c")), use.number("b"));
  }

  static AttributeValue names(Set<Awaited> parts) {
    return AttributeValue.fromSs(parts.stream().map(ContactListItem::awaited).toList());
  }

  /** Batch, part and time: {@code 9f3c…/2@1763478000000}. */
  static String awaited(Awaited part) {
    return part.seed() + "/" + part.part() + "@" + part.since().toEpochMilli();
  }

  /** Where batches that are on their way in stand; apart from their parts, as it is counted up. */
  private static Map<String, AttributeValue> places(Set<Awaited> parts) {
    return parts.stream()
        .collect(
            Collectors.toMap(Awaited::seed, part -> Item.number(part.batch()), (one, same) -> one));
  }

  static Set<Awaited> awaited(Attributes item) {
    Attributes places = item.nested(PLACES);
    return item.maybe(AWAITED).map(AttributeValue::ss).orElse(List.of()).stream()
        .map(text -> awaited(text, places))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Awaited awaited(String text, Attributes places) {
    int at = text.lastIndexOf('@');
    int slash = text.lastIndexOf('/', at);
    String seed = text.substring(0, slash);
    return new Awaited(
        seed,
        places.number(seed),
        Integer.parseInt(text.substring(slash + 1, at)),
        Instant.ofEpochMilli(Long.parseLong(text.substring(at + 1))));
  }

  static String recentPartition(TenantId tenant) {
    return tenant + "#list";
  }

  /** All keys of an index entry follow from the one text that ends a page. */
  static Map<String, AttributeValue> position(TenantId tenant, String end) {
    ListId id = new ListId(end.substring(end.indexOf('#') + 1));
    return new Item()
        .all(Keys.list(new ListKey(tenant, id)))
        .text("rp", recentPartition(tenant))
        .text("rs", end)
        .build();
  }

  private static String recentPosition(ContactList list) {
    return "%015d#%s".formatted(list.createdAt().toEpochMilli(), list.key().id());
  }
}
