package dev.rollcall.core.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Suppression.Kind;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Instant NOW = Examples.NOW;
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<RollingCap> KEPT = List.of(new RollingCap(2, DAY));

  private final Line untouched = Line.untouched(Examples.TENANT, Examples.number(1));

  private static Suppression suppression(Kind kind, Optional<Channel> channel) {
    return new Suppression(kind, channel, NOW, "test");
  }

  private static LineMark mark(String attempt, Instant at) {
    return new LineMark(attempt, "mine", at, at.plusSeconds(660));
  }

  @Test
  void isFreeUntilSomebodyTouchesIt() {
    assertThat(untouched.version()).isZero();
    assertThat(untouched.heldAgainst("r-1", NOW)).isEmpty();
    assertThat(untouched.suppression(Channel.CALL, true)).isEmpty();
  }

  @Test
  void isHeldAgainstOthersUntilTheLeaseEnds() {
    Line held = untouched.marked(mark("a-1", NOW), KEPT);

    assertThat(held.heldAgainst("b-1", NOW)).isPresent();
    assertThat(held.heldAgainst("b-1", NOW.plusSeconds(659))).isPresent();
    assertThat(held.heldAgainst("b-1", NOW.plusSeconds(660))).isEmpty();
  }

  @Test
  void isHeldAgainstTheSameAttemptForThirtySeconds() {
    Line held = untouched.marked(mark("a-1", NOW), KEPT);

    assertThat(held.heldAgainst("a-1", NOW.plusMillis(29_999))).isPresent();
    assertThat(held.heldAgainst("a-1", NOW.plusSeconds(30))).isEmpty();
  }

  /** A worker that stood still between its clock and its write must not move the start back. */
  @Test
  void remembersTheLaterStartOfAnAttemptThatTwoWorkersBegan() {
    Line begun = untouched.marked(mark("a-1", NOW), KEPT);

    assertThat(begun.marked(mark("a-1", NOW.minusSeconds(60)), KEPT).starts())
        .containsExactly(entry("a-1", NOW));
    assertThat(begun.marked(mark("a-1", NOW.plusSeconds(60)), KEPT).starts())
        .containsExactly(entry("a-1", NOW.plusSeconds(60)));
  }

  @Test
  void knowsWhoseMarkItCarries() {
    Line held = untouched.marked(mark("a-1", NOW), KEPT);

    assertThat(held.isMarkedBy("a-1", "mine")).isTrue();
    assertThat(held.isMarkedBy("a-1", "theirs")).isFalse();
    assertThat(held.isMarkedBy("a-2", "mine")).isFalse();
    assertThat(untouched.isMarkedBy("a-1", "mine")).isFalse();
  }

  @Test
  void remembersStartsForAsLongAsAnyCapCountsThem() {
    Line later =
        untouched
            .marked(mark("a-1", NOW), KEPT)
            .marked(mark("a-2", NOW.plusSeconds(1)), KEPT)
            .marked(mark("a-3", NOW.plus(DAY)), KEPT);

    assertThat(later.starts()).containsOnlyKeys("a-2", "a-3");
    assertThat(later.version()).isEqualTo(3);
  }

  /** However often a number is tried, its line stays small. */
  @Test
  void remembersNoMoreStartsThanACapAllowsAndOne() {
    Line line = untouched;
    for (int attempt = 1; attempt <= 9; attempt++) {
      line = line.marked(mark("a-" + attempt, NOW.plusSeconds(attempt)), KEPT);
    }

    assertThat(line.starts()).containsOnlyKeys("a-7", "a-8", "a-9");
  }

  @Test
  void remembersForEachCapWhatItCounts() {
    List<RollingCap> both = List.of(new RollingCap(3, DAY), new RollingCap(1, DAY.multipliedBy(9)));
    Line line = untouched;
    for (int day = 0; day < 6; day++) {
      line = line.marked(mark("a-" + day, NOW.plus(DAY.multipliedBy(day))), both);
    }

    assertThat(line.starts()).containsOnlyKeys("a-4", "a-5");
  }

  @Test
  void remembersNoStartsWhereNothingCountsThem() {
    assertThat(untouched.marked(mark("a-1", NOW), List.of()).starts()).isEmpty();
  }

  @Test
  void countsATakenOverAttemptOnce() {
    Line twice =
        untouched.marked(mark("a-1", NOW), KEPT).marked(mark("a-1", NOW.plusSeconds(30)), KEPT);

    assertThat(twice.starts()).hasSize(1).containsEntry("a-1", NOW.plusSeconds(30));
  }

  @Test
  void isSuppressedOnAllChannelsOrOne() {
    Line texts = untouched.with(suppression(Kind.OPT_OUT, Optional.of(Channel.SMS)));
    Line all = untouched.with(suppression(Kind.OPT_OUT, Optional.empty()));

    assertThat(texts.suppression(Channel.SMS, true)).isPresent();
    assertThat(texts.suppression(Channel.CALL, true)).isEmpty();
    for (Channel channel : Channel.values()) {
      assertThat(all.suppression(channel, false)).isPresent();
    }
  }

  @Test
  void keepsOneSuppressionForEachKindAndChannel() {
    Suppression again =
        new Suppression(Kind.OPT_OUT, Optional.empty(), NOW.plusSeconds(9), "again");
    Line line =
        untouched
            .with(suppression(Kind.OPT_OUT, Optional.empty()))
            .with(suppression(Kind.OPT_OUT, Optional.of(Channel.SMS)))
            .with(suppression(Kind.DO_NOT_CALL, Optional.empty()))
            .with(again);

    assertThat(line.suppressions()).hasSize(3).containsEntry("opt_out.all", again);
    assertThat(line.version()).isEqualTo(4);
  }

  @Test
  void keepsItsMarkAndStartsWhenItIsSuppressed() {
    Line held = untouched.marked(mark("a-1", NOW), KEPT);
    Line suppressed = held.with(suppression(Kind.OPT_OUT, Optional.empty()));

    assertThat(suppressed.live()).isEqualTo(held.live());
    assertThat(suppressed.starts()).isEqualTo(held.starts());
  }
}
