package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recipient in a list.
 *
 * @param to number or mailbox
 * @param state pending or finished
 * @param disposition how it ended; null while pending
 * @param detail why, where the disposition leaves it open
 * @param attemptsCounted attempts that count against its cap, over all time
 * @param attempts those of the last two days, oldest first
 * @param nextLook when somebody must look at it next; null once finished
 */
@JsonNaming(SnakeCaseStrategy.class)
record RecipientShown(
    String id,
    String contactId,
    String to,
    String state,
    @Nullable String disposition,
    @Nullable String detail,
    int attemptsCounted,
    List<AttemptShown> attempts,
    @Nullable String nextLook) {
  /**
   * One try.
   *
   * @param disposition what became of it; null while nobody has said
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record AttemptShown(
      String id,
      String startedAt,
      @Nullable String disposition,
      @Nullable String endedAt,
      @Nullable Integer talkSeconds,
      @Nullable String detail) {
    static AttemptShown of(Recipient recipient, Attempt attempt) {
      Optional<Outcome> outcome = attempt.outcome();
      return new AttemptShown(
          recipient.attemptId(attempt).toString(),
          attempt.startedAt().toString(),
          Shown.orNull(outcome.map(Outcome::disposition).map(Disposition::word)),
          Shown.time(outcome.map(Outcome::endedAt)),
          Shown.orNull(outcome.map(Outcome::talkSeconds)),
          Shown.orNull(outcome.map(Outcome::detail)));
    }
  }

  static RecipientShown of(Recipient recipient) {
    boolean finished = recipient.isFinished();
    return new RecipientShown(
        recipient.id().value(),
        recipient.enrolment().contact().value(),
        recipient.key().address().value(),
        finished ? "finished" : "pending",
        finished ? recipient.end().map(End::disposition).map(Disposition::word).orElse(null) : null,
        finished
            ? recipient.end().map(End::detail).filter(text -> !text.isEmpty()).orElse(null)
            : null,
        recipient.log().counted(),
        recipient.log().recent().stream().map(a -> AttemptShown.of(recipient, a)).toList(),
        finished ? null : recipient.place().lookAt().toString());
  }
}
