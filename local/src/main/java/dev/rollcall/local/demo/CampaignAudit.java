package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.core.carrier.simulated.Behaviour;
import dev.rollcall.core.contact.Address;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds what became of one campaign against what had to.
 *
 * @param events told about it, repeats dropped
 * @param shown as {@code GET /v1/campaigns/{id}} shows it
 */
record CampaignAudit(Played played, List<Received> events, JsonNode shown) {
  List<Received> attempts() {
    return events.stream().filter(Received::isAttempt).toList();
  }

  List<Received> ends() {
    return of("contact.finished");
  }

  long reached() {
    return ends().stream().filter(end -> end.data("reached").equals("true")).count();
  }

  /** What its contacts' clocks showed when they were tried. */
  List<LocalDateTime> clocks() {
    return attempts().stream()
        .flatMap(
            attempt ->
                Optional.ofNullable(played.contacts().get(attempt.data("to")))
                    .map(callee -> callee.clock(attempt.startedAt()))
                    .stream())
        .toList();
  }

  /** Everything that does not add up; empty if all does. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    ends(faults);
    Map<String, List<Received>> byNumber =
        attempts().stream()
            .sorted(Comparator.comparing(Received::startedAt))
            .collect(Collectors.groupingBy(event -> event.data("to")));
    byNumber.keySet().stream()
        .filter(number -> !played.contacts().containsKey(number))
        .forEach(number -> faults.add(number + " is nobody's contact, and was tried"));
    played
        .contacts()
        .forEach(
            (number, callee) ->
                attempts(number, callee, byNumber.getOrDefault(number, List.of()), faults));
    List<String> tried =
        attempts().stream()
            .sorted(Comparator.comparing(Received::startedAt))
            .map(attempt -> attempt.data("to"))
            .distinct()
            .toList();
    if (!played.inTurn().isEmpty() && !tried.equals(played.inTurn())) {
      faults.add("tried out of turn: " + tried);
    }
    atOnce(faults);
    figures(faults);
    return faults.stream().map(fault -> played.title() + ": " + fault).toList();
  }

  private void ends(List<String> faults) {
    Map<String, Received> finished = new HashMap<>();
    for (Received end : ends()) {
      if (finished.put(end.data("to"), end) != null) {
        faults.add(end.data("to") + " finished twice");
      }
    }
    played
        .contacts()
        .forEach(
            (number, callee) -> {
              Received end = finished.get(number);
              String reason = end == null ? "nothing" : end.data("reason");
              if (!reason.equals(callee.expected().reason())) {
                faults.add(
                    "%s ended as %s instead of %s"
                        .formatted(number, reason, callee.expected().reason()));
              }
            });
  }

  private void attempts(
      String number, Callee callee, List<Received> attempts, List<String> faults) {
    check(faults, "attempts to " + number, callee.expected().attempts(), attempts.size());
    Map<LocalDate, Integer> perDay = new HashMap<>();
    Instant earliest = Instant.MIN;
    for (Received attempt : attempts) {
      Instant at = attempt.startedAt();
      LocalTime time = callee.clock(at).toLocalTime();
      if (!callee.hours().hold(time)) {
        faults.add("%s was tried at %s, outside %s".formatted(number, time, callee.hours()));
      }
      if (at.isBefore(earliest)) {
        faults.add("%s was tried again too soon, at %s".formatted(number, time));
      }
      earliest = at.plus(played.terms().gap());
      perDay.merge(callee.clock(at).toLocalDate(), 1, Integer::sum);
    }
    perDay.forEach(
        (day, made) -> {
          if (made > played.terms().attemptsPerDayMax()) {
            faults.add("%s was tried %d times on %s".formatted(number, made, day));
          }
        });
  }

  private void atOnce(List<String> faults) {
    // Whoever's outcome comes with the carrier's answer is free again before the call would end.
    List<Received> attempts =
        attempts().stream()
            .filter(one -> Behaviour.of(new Address(one.data("to"))) != Behaviour.IMMEDIATE)
            .toList();
    long most =
        attempts.stream()
            .map(Received::startedAt)
            .mapToLong(
                at -> attempts.stream().filter(one -> one.isLiveAt(at, Scenario.LEASE)).count())
            .max()
            .orElse(0);
    if (most > played.terms().atOnceMax()) {
      faults.add("%d attempts were live at one time".formatted(most));
    }
  }

  private void figures(List<String> faults) {
    check(faults, "contacts", played.contacts().size(), shown.at("/counts/ended").asLong());
    check(faults, "attempts", attempts().size(), shown.at("/counts/started").asLong());
    check(faults, "reached", reached(), shown.at("/counts/reached").asLong());
    check(faults, "started events", 1, of("campaign.started").size());
    check(faults, "completed events", 1, of("campaign.completed").size());
    if (!shown.path("status").asText().equals("completed")) {
      faults.add("the campaign is " + shown.path("status").asText());
    }
  }

  private static void check(List<String> faults, String what, long expected, long found) {
    if (expected != found) {
      faults.add("%s: %d instead of %d".formatted(what, found, expected));
    }
  }

  private List<Received> of(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }
}
