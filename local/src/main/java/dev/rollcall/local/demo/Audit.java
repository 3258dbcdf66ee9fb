package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Holds all that arrived against all that had to happen.
 *
 * @param arrived at the tenant's endpoint, repeats included
 * @param own what arrived at campaigns' own webhooks, by campaign
 * @param campaigns each with what was told about it
 */
record Audit(
    List<Received> arrived, Map<String, List<Received>> own, List<CampaignAudit> campaigns) {
  /**
   * The audit of a finished demonstration.
   *
   * @param shown what {@code /v1} shows of each campaign
   */
  static Audit of(
      List<Played> played,
      List<Received> arrived,
      Map<String, List<Received>> own,
      Map<String, JsonNode> shown) {
    Collection<Received> events = distinct(arrived).values();
    List<CampaignAudit> campaigns =
        played.stream()
            .map(
                one ->
                    new CampaignAudit(
                        one,
                        events.stream()
                            .filter(event -> event.data("campaign_id").equals(one.id()))
                            .toList(),
                        shown.getOrDefault(one.id(), MissingNode.getInstance())))
            .toList();
    return new Audit(arrived, own, campaigns);
  }

  /** Every delivery, wherever it arrived. */
  List<Received> deliveries() {
    List<Received> all = new ArrayList<>(arrived);
    own.values().forEach(all::addAll);
    return all;
  }

  /** Deliveries of what the same endpoint had been told before. */
  long repeats() {
    return repeats(arrived) + own.values().stream().mapToLong(Audit::repeats).sum();
  }

  /** How all contacts ended. */
  Map<String, Long> ends() {
    return campaigns.stream()
        .flatMap(campaign -> campaign.ends().stream())
        .collect(counting("reason"));
  }

  /** What became of all attempts. */
  Map<String, Long> attempts() {
    return campaigns.stream()
        .flatMap(campaign -> campaign.attempts().stream())
        .collect(counting("disposition"));
  }

  /** Attempts by the hour that the contact's clock showed. */
  Map<Integer, Long> perLocalHour() {
    return campaigns.stream()
        .flatMap(campaign -> campaign.clocks().stream())
        .collect(
            Collectors.groupingBy(LocalDateTime::getHour, TreeMap::new, Collectors.counting()));
  }

  /** Everything that does not add up; empty if all does. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    campaigns.forEach(campaign -> faults.addAll(campaign.faults()));
    deliveries().stream()
        .filter(event -> !event.verified())
        .forEach(event -> faults.add("webhook " + event.id() + " does not verify"));
    int known = campaigns.stream().mapToInt(campaign -> campaign.events().size()).sum();
    if (known != distinct(arrived).size()) {
      faults.add(
          "%d webhooks are about other campaigns".formatted(distinct(arrived).size() - known));
    }
    own.forEach(
        (id, received) -> {
          Set<String> told = distinct(received).keySet();
          Set<String> happened =
              campaigns.stream()
                  .filter(campaign -> campaign.played().id().equals(id))
                  .flatMap(campaign -> campaign.events().stream())
                  .map(Received::id)
                  .collect(Collectors.toSet());
          if (!told.equals(happened)) {
            faults.add(
                "campaign %s was told %d events of %d".formatted(id, told.size(), happened.size()));
          }
        });
    return faults;
  }

  private static long repeats(List<Received> received) {
    return (long) received.size() - distinct(received).size();
  }

  private static Map<String, Received> distinct(List<Received> received) {
    Map<String, Received> events = new LinkedHashMap<>();
    received.forEach(one -> events.putIfAbsent(one.id(), one));
    return events;
  }

  private static Collector<Received, ?, Map<String, Long>> counting(String particular) {
    return Collectors.groupingBy(
        event -> event.data(particular), TreeMap::new, Collectors.counting());
  }
}
