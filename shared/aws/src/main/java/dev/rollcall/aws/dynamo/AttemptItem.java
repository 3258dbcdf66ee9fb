package dev.rollcall.aws.dynamo;

import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an attempt is kept in its recipient's row. */
final class AttemptItem {
  private AttemptItem() {}

  /** The calendar is left out where it is still the row's. */
  static AttributeValue write(Attempt attempt, String calendarId) {
    Item item =
        new Item()
            .number("o", attempt.ordinal())
            .time("s", attempt.startedAt())
            .text("c", Optional.of(attempt.calendarId()).filter(id -> !id.equals(calendarId)))
            .text("n", attempt.nonce())
            .time("l", attempt.leaseUntil())
            .time("a", attempt.askedAt());
    attempt
        .outcome()
        .ifPresent(
            outcome ->
                item.text("d", outcome.disposition().word())
                    .time("e", outcome.endedAt())
                    .count("t", outcome.talkSeconds())
                    .text("m", Optional.of(outcome.detail()).filter(text -> !text.isEmpty())));
    return item.asMap();
  }

  static Attempt read(AttributeValue value, String calendarId) {
    Attributes item = new Attributes(value.m());
    return new Attempt(
        item.integer("o"),
        item.time("s"),
        item.maybeText("c").orElse(calendarId),
        item.text("n"),
        item.time("l"),
        item.maybeText("d")
            .map(
                word ->
                    new Outcome(
                        Disposition.of(word),
                        item.time("e"),
                        item.count("t"),
                        item.maybeText("m").orElse(""))),
        item.maybeTime("a"));
  }
}
