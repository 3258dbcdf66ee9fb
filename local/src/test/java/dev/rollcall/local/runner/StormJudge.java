package dev.rollcall.local.runner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.runner.BadEndpoint.Heard;
import dev.rollcall.local.runner.CarrierRecorder.Order;
import dev.rollcall.local.runner.Storm.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges an engine by the carrier's log, the webhook endpoint's log and what the API answers in the
 * end, with windows and counting of its own on the JDK's clock.
 */
final class StormJudge {
  private static final Duration ROLLING = Duration.ofHours(24);
  private static final Duration CALLED_WITHIN = Duration.ofSeconds(10);

  private final Storm storm;
  private final List<Order> orders;
  private final List<Heard> heard;
  private final List<String> faults = new ArrayList<>();

  StormJudge(Storm storm, List<Order> orders, List<Heard> heard) {
    this.storm = storm;
    this.orders = orders;
    this.heard = heard;
  }

  /** What is wrong; empty if nothing is. */
  List<String> judge(Api api) throws Exception {
    ofOrders();
    for (Terms terms : storm.campaigns()) {
      ends(terms, api);
    }
    attempts();
    return faults;
  }

  /** What is wrong with the orders alone. */
  List<String> ofOrders() {
    once();
    orders.forEach(this::caps);
    orders.forEach(this::window);
    orders.forEach(this::optOuts);
    orders.forEach(this::pauses);
    return faults;
  }

  private void wrong(String what) {
    faults.add(what);
  }

  private void once() {
    Set<String> seen = new HashSet<>();
    orders.stream()
        .filter(order -> !seen.add(order.attemptId()))
        .forEach(order -> wrong("a second request: %s".formatted(order)));
    orders.stream()
        .filter(order -> !order.signed())
        .forEach(order -> wrong("unsigned: %s".formatted(order)));
  }

  private void caps(Order last) {
    Terms terms = storm.terms(last.campaign());
    List<Order> before =
        orders.stream()
            .filter(o -> o.to().equals(last.to()) && !o.startedAt().isAfter(last.startedAt()))
            .toList();
    List<Order> own = before.stream().filter(o -> o.campaign().equals(last.campaign())).toList();
    if (own.size() > terms.total()) {
      wrong("number %d of %d: %s".formatted(own.size(), terms.total(), last));
    }
    own.stream()
        .flatMap(o -> zones(o).stream().filter(_ -> zones(o).size() == 1))
        .distinct()
        .forEach(
            zone -> {
              long today = own.stream().filter(o -> day(o, zone).equals(day(last, zone))).count();
              if (today > terms.perDay()) {
                wrong(
                    "number %d of %d on one day in %s: %s"
                        .formatted(today, terms.perDay(), zone, last));
              }
            });
    Instant since = last.startedAt().minus(ROLLING);
    long lately = before.stream().filter(o -> o.startedAt().isAfter(since)).count();
    if (lately > storm.rollingMax()) {
      wrong("number %d of %d in 24 h: %s".formatted(lately, storm.rollingMax(), last));
    }
  }

  private static Object day(Order order, ZoneId zone) {
    return order.startedAt().atZone(zone).toLocalDate();
  }

  /** Where its person may be held to be: while an edit is not acknowledged, at either place. */
  private Set<ZoneId> zones(Order order) {
    Set<ZoneId> zones = new HashSet<>(Set.of(storm.people().get(order.to())));
    for (Storm.Move move : storm.moves()) {
      if (move.number().equals(order.to()) && order.startedAt().isAfter(move.askedAt())) {
        if (order.startedAt().isAfter(move.ackedAt())) {
          zones.clear();
        }
        zones.add(move.zone());
      }
    }
    return zones;
  }

  private void window(Order order) {
    Terms terms = storm.terms(order.campaign());
    boolean open =
        zones(order).stream()
            .map(zone -> order.startedAt().atZone(zone).toLocalTime())
            .anyMatch(time -> !time.isBefore(terms.opens()) && time.isBefore(terms.closes()));
    if (!open || !terms.people().contains(order.to())) {
      wrong(
          "outside %s to %s in %s: %s"
              .formatted(terms.opens(), terms.closes(), zones(order), order));
    }
  }

  private void optOuts(Order order) {
    storm.stops().stream()
        .filter(stop -> stop.number().equals(order.to()))
        .filter(
            stop ->
                order.startedAt().isAfter(stop.ackedAt())
                    || order.arrivedNanos() - stop.ackedNanos() > CALLED_WITHIN.toNanos())
        .forEach(stop -> wrong("begun after %s: %s".formatted(stop, order)));
  }

  private void pauses(Order order) {
    storm.halts().stream()
        .filter(halt -> halt.campaign().equals(order.campaign()))
        .filter(halt -> order.startedAt().isAfter(halt.ackedAt()))
        .filter(halt -> order.startedAt().isBefore(halt.overAt()))
        .forEach(halt -> wrong("begun in %s: %s".formatted(halt, order)));
  }

  private void ends(Terms terms, Api api) throws Exception {
    JsonNode campaign = api.get("/v1/campaigns/" + terms.id()).body();
    if (!campaign.path("status").asText().equals("completed")) {
      wrong("%s is %s".formatted(terms.id(), campaign));
    }
    Map<String, JsonNode> rows = new HashMap<>();
    for (JsonNode row :
        api.get("/v1/campaigns/" + terms.id() + "/recipients?limit=100").body().path("data")) {
      if (rows.put(row.path("to").asText(), row) != null) {
        wrong("twice in %s: %s".formatted(terms.id(), row));
      }
      if (!row.path("state").asText().equals("finished")) {
        wrong("not finished in %s: %s".formatted(terms.id(), row));
      }
    }
    if (!rows.keySet().equals(Set.copyOf(terms.people()))) {
      wrong("the rows of %s are %s".formatted(terms.id(), rows.keySet()));
    }
    figures(terms, campaign.path("counts"), rows);
    Map<String, Set<String>> told = new HashMap<>();
    told("contact.finished")
        .filter(one -> one.data("campaign_id").equals(terms.id()))
        .forEach(one -> told.computeIfAbsent(one.data("to"), _ -> new HashSet<>()).add(one.id()));
    for (String number : terms.people()) {
      if (told.getOrDefault(number, Set.of()).size() != 1) {
        wrong("the end of %s in %s is told as %s".formatted(number, terms.id(), told.get(number)));
      }
    }
  }

  private void figures(Terms terms, JsonNode counts, Map<String, JsonNode> rows) {
    Map<String, Long> ends = new TreeMap<>();
    rows.values().forEach(row -> ends.merge(row.path("disposition").asText(), 1L, Long::sum));
    Map<String, Long> counted = new TreeMap<>();
    counts
        .path("ended_as")
        .properties()
        .forEach(figure -> counted.put(figure.getKey(), figure.getValue().asLong()));
    counted.values().removeIf(figure -> figure == 0);
    if (!ends.equals(counted) || counts.path("ended").asLong() != rows.size()) {
      wrong("the rows of %s ended as %s, counted are %s".formatted(terms.id(), ends, counts));
    }
    Set<String> begun = new HashSet<>();
    rows.values()
        .forEach(row -> row.path("attempts").forEach(one -> begun.add(one.path("id").asText())));
    if (counts.path("started").asLong() != begun.size()) {
      wrong("%s began %d attempts, counted are %s".formatted(terms.id(), begun.size(), counts));
    }
    orders.stream()
        .filter(order -> order.campaign().equals(terms.id()))
        .filter(order -> !begun.contains(order.attemptId()))
        .forEach(order -> wrong("not in the rows: %s".formatted(order)));
  }

  /** Each attempt's outcome has one event, at least once delivered. */
  private void attempts() {
    Map<String, Set<String>> told =
        told("call.completed")
            .collect(
                Collectors.groupingBy(
                    one -> one.data("attempt_id"),
                    Collectors.mapping(Heard::id, Collectors.toSet())));
    for (Order order : orders) {
      if (told.getOrDefault(order.attemptId(), Set.of()).size() != 1) {
        wrong("told as %s: %s".formatted(told.get(order.attemptId()), order));
      }
    }
  }

  private Stream<Heard> told(String type) {
    return heard.stream()
        .filter(Heard::taken)
        .filter(one -> one.type().equals(type) && !one.isCorrection());
  }
}
