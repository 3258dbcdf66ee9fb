package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that follows from one change of a recipient's row; a pure function of that change, so that it
 * can be derived again at any time with the same ids.
 *
 * @param events for the tenant
 * @param tally for the campaign's figures
 * @param released attempts whose line and slot are free now
 * @param soonerLook when the recipient must be looked at, if that is sooner than before
 */
public record News(
    List<Event> events, Tally tally, List<Released> released, Optional<Instant> soonerLook) {
  /**
   * An attempt that is over.
   *
   * @param placed false if it never reached the carrier and uses up nothing
   * @param talkedUntil when the conversation ended, if it was a call that somebody answered
   */
  public record Released(String attemptId, boolean placed, Optional<Instant> talkedUntil) {}

  /** Copies what it is given. */
  public News {
    events = List.copyOf(events);
    released = List.copyOf(released);
  }

  /** The news in a change. */
  public static News of(RecipientChange change, CampaignView view) {
    List<Event> events = new ArrayList<>();
    List<Released> released = new ArrayList<>();
    for (Attempt attempt : change.after().log().recent()) {
      Optional<Outcome> before =
          change
              .before()
              .flatMap(r -> r.log().attempt(attempt.ordinal()))
              .flatMap(Attempt::outcome);
      if (attempt.outcome().isPresent() && !before.equals(attempt.outcome())) {
        concluded(change.after(), attempt, before.isPresent(), view, events, released);
      }
    }
    lifeEvents(change, view, events);
    return new News(events, Figures.of(change), released, sooner(change));
  }

  private static void concluded(
      Recipient recipient,
      Attempt attempt,
      boolean correction,
      CampaignView view,
      List<Event> events,
      List<Released> released) {
    Outcome outcome = attempt.outcome().orElseThrow();
    String id = recipient.attemptId(attempt).toString();
    boolean placed = outcome.disposition().countsAsAttempt();
    released.add(new Released(id, placed, view.talkedUntil(recipient, attempt)));
    if (placed) {
      Map<String, Object> data = subject(recipient);
      data.put("attempt_id", id);
      data.put("attempt", attempt.ordinal());
      data.put("disposition", outcome.disposition().word());
      data.put("started_at", attempt.startedAt().toString());
      data.put("ended_at", outcome.endedAt().toString());
      data.put("talk_seconds", outcome.talkSeconds());
      data.put("detail", outcome.detail());
      data.put("correction", correction);
      EventType type =
          view.channel(recipient) == Channel.CALL
              ? EventType.CALL_COMPLETED
              : EventType.MESSAGE_COMPLETED;
      events.add(
          Event.about(
              correction ? id + "/correction" : id,
              type,
              view.campaign().key(),
              outcome.endedAt(),
              data));
    }
  }

  private static void lifeEvents(RecipientChange change, CampaignView view, List<Event> events) {
    Recipient after = change.after();
    CampaignKey key = view.campaign().key();
    Optional<End> ended = after.end().filter(e -> after.isFinished());
    Optional<End> endedBefore =
        change.before().filter(Recipient::isFinished).flatMap(Recipient::end);
    if (after.log().escalated() && !change.before().map(r -> r.log().escalated()).orElse(false)) {
      Escalation escalation = view.campaign().rule().escalation();
      Map<String, Object> data = subject(after);
      data.put("failed_attempts", after.log().failedInARow());
      data.put("escalation_type", escalation.type().orElse(""));
      data.put("escalation_target", escalation.target().orElse(""));
      Instant at =
          after
              .log()
              .lastCounted()
              .flatMap(Attempt::outcome)
              .map(Outcome::endedAt)
              .orElse(after.enrolment().at());
      events.add(Event.about(after.id().value(), EventType.CONTACT_ESCALATED, key, at, data));
    }
    if (ended.isPresent()
        && !ended.map(End::disposition).equals(endedBefore.map(End::disposition))) {
      boolean correction = endedBefore.isPresent();
      Disposition disposition = ended.get().disposition();
      // Each of several late outcomes may correct the end, so the row's version tells them apart.
      String about =
          correction ? after.id() + "/correction/" + after.version() : after.id().value();
      Map<String, Object> data = subject(after);
      data.put("reason", disposition.word());
      data.put("reached", disposition.isReached());
      data.put("attempts", after.log().counted());
      data.put("finished_at", ended.get().at().toString());
      data.put("correction", correction);
      if (!ended.get().detail().isEmpty()) {
        data.put("detail", ended.get().detail());
      }
      if (disposition == Disposition.OPTED_OUT) {
        events.add(
            Event.about(about, EventType.CONTACT_OPTED_OUT, key, ended.get().at(), subject(after)));
      }
      events.add(Event.about(about, EventType.CONTACT_FINISHED, key, ended.get().at(), data));
    }
  }

  private static Map<String, Object> subject(Recipient recipient) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("campaign_id", recipient.key().campaign().value());
    data.put("recipient_id", recipient.id().value());
    data.put("contact_id", recipient.enrolment().contact().value());
    data.put("to", recipient.key().address().value());
    return data;
  }

  private static Optional<Instant> sooner(RecipientChange change) {
    Instant look = change.after().place().lookAt();
    return change
        .before()
        .filter(r -> !change.after().isFinished())
        // Another calendar may be open while the former's is closed.
        .filter(
            r ->
                look.isBefore(r.place().lookAt())
                    || !change.after().place().calendarId().equals(r.place().calendarId()))
        .map(r -> look);
  }
}
