package dev.rollcall.core.recipient;

import java.util.Arrays;
import java.util.Optional;

/** Which recipients of a campaign are asked for. */
public sealed interface AgendaSlice {
  /** All of them: unfinished ones first. */
  record Everybody() implements AgendaSlice {}

  /** Those for whom something may still happen. */
  record Pending() implements AgendaSlice {}

  /** Those who ended, however. */
  record Finished() implements AgendaSlice {}

  /** Those who ended in one way. */
  record FinishedAs(Disposition disposition) implements AgendaSlice {}

  /** The slice of a word: {@code pending}, {@code finished}, or a disposition; empty for others. */
  static Optional<AgendaSlice> of(String word) {
    return switch (word) {
      case "pending" -> Optional.of(new Pending());
      case "finished" -> Optional.of(new Finished());
      default ->
          Arrays.stream(Disposition.values())
              .filter(d -> d != Disposition.NOT_PLACED && d.word().equals(word))
              .<AgendaSlice>map(FinishedAs::new)
              .findFirst();
    };
  }

  /** Whether a recipient, as its row is now, belongs here. */
  default boolean holds(Recipient recipient) {
    return switch (this) {
      case Everybody _ -> true;
      case Pending _ -> !recipient.isFinished();
      case Finished _ -> recipient.isFinished();
      case FinishedAs(Disposition disposition) ->
          recipient.isFinished()
              && recipient.end().map(End::disposition).filter(disposition::equals).isPresent();
    };
  }
}
