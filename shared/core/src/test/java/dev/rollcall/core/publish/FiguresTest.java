package dev.rollcall.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final int HISTORIES = 600;
  private static final List<Disposition> CONCLUDING =
      Arrays.stream(Disposition.values())
          .filter(d -> d.isReportable() || d == Disposition.UNKNOWN || d == Disposition.NOT_PLACED)
          .toList();
  private static final List<Disposition> ENDING =
      List.of(Disposition.CANCELLED, Disposition.EXPIRED, Disposition.SUPPRESSED);

  /** One row's life, every change of it counted, and the last word on each attempt. */
  private static final class History {
    private final Random random;
    private final Map<Integer, Disposition> said = new HashMap<>();
    private Recipient row = Examples.recipient(Examples.number(1));
    private Tally sum = Tally.NONE;
    private Instant now = Examples.NOW;

    History(Random random) {
      this.random = random;
      count(Optional.empty());
    }

    void step() {
      now = now.plus(Duration.ofMinutes(random.nextInt(1, random.nextInt(8) == 0 ? 6_000 : 90)));
      Recipient before = row;
      row = changed().next(before);
      count(Optional.of(before));
    }

    private Recipient changed() {
      Optional<Attempt> live = row.log().live();
      Optional<Attempt> unknown =
          row.log().recent().stream()
              .filter(a -> said.get(a.ordinal()) == Disposition.UNKNOWN)
              .findFirst();
      if (unknown.isPresent() && random.nextInt(3) == 0) {
        return conclude(unknown.get(), pick(CONCLUDING.stream().filter(d -> real(d)).toList()));
      } else if (row.end().isEmpty() && random.nextInt(12) == 0) {
        return row.ended(pick(ENDING), now);
      } else if (live.isPresent()) {
        return conclude(live.get(), pick(CONCLUDING));
      } else if (row.isFinished() || random.nextInt(5) == 0) {
        return row.refiled(row.place().calendarId(), now);
      }
      return Examples.started(row, now);
    }

    private static boolean real(Disposition disposition) {
      return disposition.isReportable();
    }

    private Recipient conclude(Attempt attempt, Disposition disposition) {
      said.put(attempt.ordinal(), disposition);
      Recipient concluded = row.concluded(attempt, Outcome.of(disposition, now));
      return disposition.countsAsAttempt() && !disposition.allowsRetry()
          ? concluded.ended(disposition, now)
          : concluded;
    }

    private Disposition pick(List<Disposition> some) {
      return some.get(random.nextInt(some.size()));
    }

    private void count(Optional<Recipient> before) {
      sum = sum.plus(Figures.of(new RecipientChange("0", before, row)));
    }

    Tally expected() {
      Map<String, Long> figures = new HashMap<>();
      figures.put(Tally.STARTED, (long) row.log().counted());
      said.values().forEach(d -> figures.merge(Tally.ATTEMPTS_AS + d.word(), 1L, Long::sum));
      row.end()
          .filter(end -> row.isFinished())
          .ifPresent(
              end -> {
                figures.put(Tally.ENDED, 1L);
                figures.put(Tally.ENDED_AS + end.disposition().word(), 1L);
                figures.put(Tally.REACHED, end.disposition().isReached() ? 1L : 0L);
              });
      return new Tally(figures);
    }
  }

  /** However a row came to be what it is, its changes add up to it. */
  @Test
  void ofAllChangesAddUpToWhatTheRowIs() {
    Random random = new Random(20261121);
    int forgetful = 0;
    int corrected = 0;
    for (int i = 0; i < HISTORIES; i++) {
      History history = new History(random);
      int steps = random.nextInt(1, 30);
      for (int step = 0; step < steps; step++) {
        history.step();
        assertThat(history.sum).as("history %d, step %d", i, step).isEqualTo(history.expected());
      }
      boolean remembersAll = history.row.log().recent().size() == history.row.log().lastOrdinal();
      forgetful += remembersAll ? 0 : 1;
      corrected += history.row.isFinished() ? 1 : 0;
      if (remembersAll) {
        assertThat(Figures.of(new RecipientChange("0", Optional.empty(), history.row)))
            .isEqualTo(history.sum);
      }
    }
    assertThat(forgetful).as("histories longer than a row's memory").isGreaterThan(30);
    assertThat(corrected).as("histories that ended").isGreaterThan(150);
  }

  @Test
  void ofARowThatIsPutAreNone() {
    Recipient row = Examples.recipient(Examples.number(1));

    assertThat(Figures.of(new RecipientChange("0", Optional.empty(), row))).isEqualTo(Tally.NONE);
  }

  @Test
  void countAnAttemptFromItsStartAndNotAtAllIfItWasNotPlaced() {
    Recipient row = Examples.recipient(Examples.number(1));
    Recipient started = Examples.started(row, Examples.NOW);
    Recipient not = Examples.attempted(row, Examples.NOW, Disposition.NOT_PLACED);

    assertThat(Figures.of(new RecipientChange("0", Optional.of(row), started)).figures())
        .containsExactly(Map.entry(Tally.STARTED, 1L));
    assertThat(Figures.of(new RecipientChange("0", Optional.of(started), not)).figures())
        .containsOnly(Map.entry(Tally.STARTED, -1L), Map.entry("attempts.not_placed", 1L));
  }
}
