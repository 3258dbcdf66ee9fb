package dev.rollcall.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANNA = "+12125550147";
  private static final String BEN = "+12125550101";

  private final Terms terms =
      new Terms(3, 2, Duration.ofMinutes(60), Hours.of("09:00", "18:00"), 1);
  private final Played played =
      new Played(
          "3 calls",
          "c-1",
          terms,
          Map.of(ANNA, callee(ANNA), BEN, callee(BEN)),
          List.of(ANNA, BEN));
  private final List<Received> events =
      new ArrayList<>(
          List.of(
              event("e1", "campaign.started", Map.of()),
              attempt("e2", ANNA, "2026-12-01T14:00:00Z", "no_answer"),
              attempt("e3", BEN, "2026-12-01T14:01:00Z", "completed"),
              finished("e4", BEN, "completed"),
              attempt("e5", ANNA, "2026-12-01T15:00:00Z", "completed"),
              finished("e6", ANNA, "completed"),
              event("e7", "campaign.completed", Map.of())));
  private JsonNode shown = shown("completed", 2, 3, 2);

  @Test
  void isContentWithADayThatWentWell() {
    assertThat(faults()).isEmpty();
    Audit audit = audit(events);
    assertThat(audit.ends()).isEqualTo(Map.of("completed", 2L));
    assertThat(audit.attempts()).isEqualTo(Map.of("completed", 2L, "no_answer", 1L));
    assertThat(audit.perLocalHour()).isEqualTo(Map.of(9, 2L, 10, 1L));
  }

  @Test
  void takesARepeatedWebhookForOneEvent() {
    events.add(events.get(1));

    assertThat(faults()).isEmpty();
    assertThat(audit(events).repeats()).as("at both endpoints").isEqualTo(2);
  }

  @Test
  void missesAContactThatNeverEnded() {
    events.removeIf(event -> event.id().equals("e4"));

    assertThat(faults()).anyMatch(fault -> fault.contains(BEN + " ended as nothing"));
  }

  @Test
  void seesAContactThatEndedOtherwiseOrTwice() {
    events.add(finished("e8", BEN, "exhausted"));

    assertThat(faults())
        .anyMatch(fault -> fault.contains(BEN + " finished twice"))
        .anyMatch(fault -> fault.contains("exhausted instead of completed"));
  }

  @Test
  void countsAttempts() {
    events.add(attempt("e8", BEN, "2026-12-01T16:00:00Z", "completed"));

    assertThat(faults())
        .anyMatch(fault -> fault.contains("attempts to " + BEN + ": 2 instead of 1"))
        .anyMatch(fault -> fault.contains("attempts: 3 instead of 4"));
  }

  @Test
  void seesAnAttemptOutsideTheHoursOfTheContactsClock() {
    change("e2", data -> data.put("started_at", "2026-12-01T13:59:59Z"));

    assertThat(faults()).anyMatch(fault -> fault.contains("outside 09:00–18:00"));
  }

  @Test
  void seesAnAttemptTooSoonAfterTheOneBefore() {
    change("e5", data -> data.put("started_at", "2026-12-01T14:59:59Z"));

    assertThat(faults()).anyMatch(fault -> fault.contains("tried again too soon"));
  }

  @Test
  void seesTooManyAttemptsOnOneDay() {
    events.add(attempt("e8", ANNA, "2026-12-01T17:00:00Z", "completed"));

    assertThat(faults()).anyMatch(fault -> fault.contains("was tried 3 times on 2026-12-01"));
  }

  @Test
  void seesMoreAttemptsLiveThanAllowed() {
    change("e2", data -> data.put("ended_at", "2026-12-01T14:01:30Z"));

    assertThat(faults()).anyMatch(fault -> fault.contains("2 attempts were live at one time"));
  }

  @Test
  void knowsThatTheLeaseEndsAnAttemptThatNothingWasHeardOf() {
    events.set(1, attempt("e2", ANNA, "2026-12-01T13:50:00Z", "no_answer"));
    change("e2", data -> data.put("ended_at", "2026-12-01T14:01:30Z"));
    assertThat(faults()).noneMatch(fault -> fault.contains("at one time"));

    change("e2", data -> data.put("started_at", "2026-12-01T13:50:01Z"));
    assertThat(faults()).anyMatch(fault -> fault.contains("2 attempts were live at one time"));
  }

  @Test
  void seesWhoWasTriedOutOfTurn() {
    change("e2", data -> data.put("started_at", "2026-12-01T14:02:00Z"));

    assertThat(faults()).anyMatch(fault -> fault.contains("out of turn"));
  }

  @Test
  void seesAStranger() {
    events.add(attempt("e8", "+12125550199", "2026-12-01T16:00:00Z", "completed"));

    assertThat(faults()).anyMatch(fault -> fault.contains("nobody's contact"));
  }

  @Test
  void seesAForgedWebhook() {
    Received genuine = events.getFirst();
    events.set(0, new Received(genuine.id(), false, genuine.body()));

    assertThat(faults()).anyMatch(fault -> fault.contains("e1 does not verify"));
  }

  @Test
  void seesNewsOfACampaignThatNobodyMade() {
    change("e7", data -> data.put("campaign_id", "c-2"));

    assertThat(faults()).anyMatch(fault -> fault.contains("about other campaigns"));
  }

  @Test
  void holdsFiguresAgainstEvents() {
    shown = shown("running", 1, 4, 1);

    assertThat(faults())
        .containsExactlyInAnyOrder(
            "3 calls: contacts: 1 instead of 2",
            "3 calls: attempts: 4 instead of 3",
            "3 calls: reached: 1 instead of 2",
            "3 calls: the campaign is running");
  }

  @Test
  void holdsACampaignsOwnWebhookAgainstTheTenants() {
    Audit audit =
        Audit.of(
            List.of(played),
            events,
            Map.of("c-1", events.subList(1, events.size())),
            Map.of("c-1", shown));

    assertThat(audit.faults()).containsExactly("campaign c-1 was told 6 events of 7");
  }

  @Test
  void claimsWhatAnAnswerMustShow() {
    Claim claim = new Claim("/api/v1/listings/1", "/data/contacts/created", "495");

    assertThat(claim.fault(JSON.createObjectNode())).isPresent();
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("data").putObject("contacts").put("created", 495);
    assertThat(claim.fault(answer)).isEmpty();
  }

  private List<String> faults() {
    return audit(events).faults();
  }

  private Audit audit(List<Received> arrived) {
    return Audit.of(List.of(played), arrived, Map.of("c-1", arrived), Map.of("c-1", shown));
  }

  private Callee callee(String number) {
    return new Callee(
        "America/New_York", terms.hours(), Expected.ofCalls(number, terms.attemptsMax()));
  }

  private void change(String id, Consumer<ObjectNode> edit) {
    events.replaceAll(
        event -> {
          if (!event.id().equals(id)) {
            return event;
          }
          ObjectNode body = event.body().deepCopy();
          edit.accept((ObjectNode) body.get("data"));
          return new Received(id, true, body);
        });
  }

  private static Received attempt(String id, String to, String at, String disposition) {
    return event(
        id,
        "call.completed",
        Map.of(
            "to", to,
            "disposition", disposition,
            "started_at", at,
            "ended_at", Instant.parse(at).plusSeconds(30).toString()));
  }

  private static Received finished(String id, String to, String reason) {
    return event(
        id,
        "contact.finished",
        Map.of(
            "to", to,
            "reason", reason,
            "reached", Boolean.toString(reason.equals("completed"))));
  }

  private static Received event(String id, String type, Map<String, String> particulars) {
    ObjectNode body = JSON.createObjectNode().put("type", type);
    ObjectNode data = body.putObject("data").put("campaign_id", "c-1");
    particulars.forEach(data::put);
    return new Received(id, true, body);
  }

  private static JsonNode shown(String status, int ended, int started, int reached) {
    ObjectNode shown = JSON.createObjectNode().put("status", status);
    shown.putObject("counts").put("ended", ended).put("started", started).put("reached", reached);
    return shown;
  }
}
