package dev.rollcall.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally some = new Tally(Map.of(Tally.STARTED, 3L, Tally.ENDED, 1L));

  @Test
  void holdsNoZero() {
    assertThat(new Tally(Map.of("a", 0L))).isEqualTo(Tally.NONE);
    assertThat(some.minus(some)).isEqualTo(Tally.NONE);
    assertThat(some.minus(some).isEmpty()).isTrue();
  }

  @Test
  void countsWhatItDoesNotNameAsNone() {
    assertThat(some.of(Tally.STARTED)).isEqualTo(3);
    assertThat(some.of(Tally.REACHED)).isZero();
  }

  @Test
  void addsAndSubtracts() {
    Tally other = new Tally(Map.of(Tally.STARTED, 1L, Tally.REACHED, 2L));

    assertThat(some.plus(other))
        .isEqualTo(new Tally(Map.of(Tally.STARTED, 4L, Tally.ENDED, 1L, Tally.REACHED, 2L)));
    assertThat(some.plus(other).minus(other)).isEqualTo(some);
    assertThat(Tally.NONE.minus(some).of(Tally.STARTED)).isEqualTo(-3);
  }
}
