package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what arrived against what had to happen.
 *
 * @param events webhooks by id, repeats dropped
 * @param campaign as {@code GET /v1/campaigns/{id}} shows it
 */
public record Audit(
    Scenario scenario, List<Received> arrived, Map<String, Received> events, JsonNode campaign) {
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(21, 0);

  /** The audit of a finished demonstration. */
  static Audit of(Scenario scenario, List<Received> arrived, JsonNode campaign) {
    Map<String, Received> events = new LinkedHashMap<>();
    arrived.forEach(one -> events.putIfAbsent(one.id(), one));
    return new Audit(scenario, arrived, events, campaign);
  }

  /** The events of one type. */
  List<Received> of(String type) {
    return events.values().stream().filter(event -> event.type().equals(type)).toList();
  }

  /** How many events of a type say what about a particular. */
  Map<String, Long> count(String type, String particular) {
    return of(type).stream()
        .collect(
            Collectors.groupingBy(
                event -> event.data(particular), TreeMap::new, Collectors.counting()));
  }

  /** Attempts by the hour that the contact's clock showed. */
  Map<Integer, Long> perLocalHour() {
    return of("call.completed").stream()
        .collect(
            Collectors.groupingBy(
                event -> localStart(event).getHour(), TreeMap::new, Collectors.counting()));
  }

  /** Everything that does not add up; empty if all does. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Map<String, Received> finished = new LinkedHashMap<>();
    for (Received event : of("contact.finished")) {
      if (finished.put(event.data("to"), event) != null) {
        faults.add(event.data("to") + " finished twice");
      }
    }
    Map<String, Long> attempts = count("call.completed", "to");
    for (String number : scenario.zones().keySet()) {
      Expected expected = Expected.of(number, scenario);
      Received event = finished.get(number);
      String reason = event == null ? "nothing" : event.data("reason");
      if (!reason.equals(expected.reason())) {
        faults.add(number + " ended as " + reason + " instead of " + expected.reason());
      }
      long made = attempts.getOrDefault(number, 0L);
      if (made != expected.attempts()) {
        faults.add(number + " had " + made + " attempts instead of " + expected.attempts());
      }
    }
    of("call.completed").stream()
        .filter(event -> outside(localStart(event)))
        .forEach(event -> faults.add(event.data("to") + " was called outside its hours"));
    arrived.stream()
        .filter(event -> !event.verified())
        .forEach(event -> faults.add("webhook " + event.id() + " does not verify"));
    figures(faults);
    return faults;
  }

  private void figures(List<String> faults) {
    check(faults, "contacts", scenario.zones().size(), campaign.at("/counts/ended").asLong());
    check(faults, "attempts", of("call.completed").size(), campaign.at("/counts/started").asLong());
    check(faults, "started events", 1, of("campaign.started").size());
    check(faults, "completed events", 1, of("campaign.completed").size());
    if (!campaign.path("status").asText().equals("completed")) {
      faults.add("the campaign is " + campaign.path("status").asText());
    }
  }

  private static void check(List<String> faults, String what, long expected, long found) {
    if (expected != found) {
      faults.add(what + ": " + found + " instead of " + expected);
    }
  }

  private LocalTime localStart(Received event) {
    ZoneId zone = scenario.zones().getOrDefault(event.data("to"), ZoneId.of("UTC"));
    return Instant.parse(event.data("started_at")).atZone(zone).toLocalTime();
  }

  private static boolean outside(LocalTime time) {
    return time.isBefore(OPENS) || !time.isBefore(CLOSES);
  }
}
