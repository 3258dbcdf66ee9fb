package dev.rollcall.core.manage;

import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recipients that are in one state.
 *
 * @param finished with which disposition; absent, they are not finished
 */
public record RosterState(Optional<Disposition> finished) {
  /** Those for whom something may still happen. */
  public static final RosterState PENDING = new RosterState(Optional.empty());

  /** Those who ended, one state for each way to end. */
  public static final List<RosterState> FINISHED =
      Arrays.stream(Disposition.values())
          .filter(disposition -> disposition != Disposition.NOT_PLACED)
          .map(disposition -> new RosterState(Optional.of(disposition)))
          .toList();

  /** Everybody. */
  public static final List<RosterState> ALL =
      Stream.concat(Stream.of(PENDING), FINISHED.stream()).toList();

  /**
   * The states that a word stands for: {@code pending}, {@code finished}, or a disposition; empty
   * if it stands for none.
   */
  public static List<RosterState> of(String word) {
    return switch (word) {
      case "pending" -> List.of(PENDING);
      case "finished" -> FINISHED;
      default -> FINISHED.stream().filter(state -> state.word().equals(word)).toList();
    };
  }

  /** The word for this state. */
  public String word() {
    return finished.map(Disposition::word).orElse("pending");
  }

  /** Whether a recipient is in this state. */
  public boolean holds(Recipient recipient) {
    Optional<Disposition> end =
        recipient.isFinished() ? recipient.end().map(End::disposition) : Optional.empty();
    return end.equals(finished);
  }
}
