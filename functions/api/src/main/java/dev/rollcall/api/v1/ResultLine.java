package dev.rollcall.api.v1;

import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A recipient as a line of {@code results.csv}. */
final class ResultLine {
  static final List<String> HEAD =
      List.of(
          "recipient_id",
          "contact_id",
          "to",
          "state",
          "disposition",
          "reached",
          "attempts",
          "last_attempt_at",
          "last_disposition",
          "talk_seconds",
          "detail",
          "finished_at",
          "next_look");

  private ResultLine() {}

  static List<String> of(Recipient recipient) {
    Optional<End> end = recipient.end().filter(e -> recipient.isFinished());
    Optional<Attempt> last = recipient.log().lastCounted();
    Optional<Outcome> outcome = last.flatMap(Attempt::outcome);
    return List.of(
        recipient.id().value(),
        recipient.enrolment().contact().value(),
        recipient.key().address().value(),
        end.isPresent() ? "finished" : "pending",
        end.map(End::disposition).map(Disposition::word).orElse(""),
        end.map(e -> Boolean.toString(e.disposition().isReached())).orElse(""),
        Integer.toString(recipient.log().counted()),
        last.map(Attempt::startedAt).map(Instant::toString).orElse(""),
        outcome.map(Outcome::disposition).map(Disposition::word).orElse(""),
        outcome.map(Outcome::talkSeconds).map(seconds -> Integer.toString(seconds)).orElse(""),
        end.map(End::detail)
            .filter(detail -> !detail.isEmpty())
            .or(() -> outcome.map(Outcome::detail))
            .orElse(""),
        end.map(End::at).map(Instant::toString).orElse(""),
        end.isPresent() ? "" : recipient.place().lookAt().toString());
  }
}
