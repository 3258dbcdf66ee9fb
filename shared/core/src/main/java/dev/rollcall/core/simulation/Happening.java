package dev.rollcall.core.simulation;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Something of which it is known when it happens. */
sealed interface Happening {
  /** In time; at one instant what frees capacity goes before what uses it. */
  Comparator<Happening> ORDER =
      Comparator.comparing(Happening::at)
          .thenComparingInt(Happening::rank)
          .thenComparingLong(Happening::sequence);

  Instant at();

  long sequence();

  private int rank() {
    return switch (this) {
      case End _ -> 0;
      case Fill _ -> 1;
      case Tick _ -> 2;
      case Look _ -> 3;
    };
  }

  /** An attempt ends. */
  record End(Instant at, long sequence, Party party, Attempt attempt, Outcome outcome)
      implements Happening {}

  /** Capacity came free between two ticks. */
  record Fill(Instant at, long sequence) implements Happening {}

  /** The tick looks at the campaign. */
  record Tick(Instant at, long sequence) implements Happening {}

  /** A worker follows a hint to these people. */
  record Look(Instant at, long sequence, Channel channel, List<Party> parties)
      implements Happening {}
}
