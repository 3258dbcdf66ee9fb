package dev.rollcall.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.time.DailyHours.Span;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyHoursTest {
  private static final int DAY = 86_400;

  private static int at(String time) {
    return LocalTime.parse(time).toSecondOfDay();
  }

  @Test
  void runFromTheFirstTimeToTheSecond() {
    assertThat(DailyHours.of("09:00", "18:00").spans())
        .containsExactly(new Span(at("09:00"), at("18:00")));
  }

  @Test
  void runOverMidnightIfTheyStartAfterTheirEnd() {
    assertThat(DailyHours.of("22:00", "06:00").spans())
        .containsExactly(new Span(0, at("06:00")), new Span(at("22:00"), DAY));
  }

  @Test
  void mayEndAtMidnight() {
    assertThat(DailyHours.of("22:00", "00:00").spans())
        .containsExactly(new Span(at("22:00"), DAY))
        .isEqualTo(DailyHours.from(LocalTime.of(22, 0)).spans());
  }

  @Test
  void mayBeginAtMidnight() {
    assertThat(DailyHours.of("00:00", "06:00").spans()).containsExactly(new Span(0, at("06:00")));
    assertThat(DailyHours.from(LocalTime.MIDNIGHT)).isEqualTo(DailyHours.ALWAYS);
  }

  @Test
  void needTwoDifferentTimes() {
    assertThatThrownBy(() -> DailyHours.of("09:00", "09:00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 5", "5, 5", "6, 5", "0, 86401"})
  void haveNoImpossibleSpan(int from, int to) {
    assertThatThrownBy(() -> new Span(from, to)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "08:59:59, false",
    "09:00:00, true",
    "17:59:59, true",
    "18:00:00, false",
    "00:00:00, false"
  })
  void containTheirStartAndNotTheirEnd(String time, boolean open) {
    assertThat(DailyHours.of("09:00", "18:00").contains(at(time))).isEqualTo(open);
  }

  @Test
  void anEndMayCarrySeconds() {
    DailyHours hours = DailyHours.between(LocalTime.of(9, 0), LocalTime.of(9, 0, 1));

    assertThat(hours.contains(at("09:00"))).isTrue();
    assertThat(hours.contains(at("09:00:01"))).isFalse();
  }

  @Test
  void sayTheirSecondsOnlyIfTheyHaveAny() {
    assertThat(new Span(at("09:05"), at("17:59:07"))).hasToString("09:05–17:59:07");
    assertThat(DailyHours.of("22:00", "06:30")).hasToString("00:00–06:30, 22:00–24:00");
    assertThat(DailyHours.CLOSED).hasToString("none");
  }

  @Test
  void areTogetherWhatIsOpenInBoth() {
    assertThat(DailyHours.of("20:00", "09:00").and(DailyHours.of("08:00", "21:00")).spans())
        .containsExactly(new Span(at("08:00"), at("09:00")), new Span(at("20:00"), at("21:00")));
    assertThat(DailyHours.of("06:00", "08:00").and(DailyHours.of("08:00", "21:00")).isEmpty())
        .isTrue();
    assertThat(DailyHours.of("22:00", "06:00").and(DailyHours.ALWAYS))
        .isEqualTo(DailyHours.of("22:00", "06:00"));
  }

  /** Every pair of windows, second by second where it matters. */
  @Test
  void intersectAsSetsOfSecondsDo() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      DailyHours a = any(random);
      DailyHours b = any(random);
      DailyHours both = a.and(b);
      assertThat(both).isEqualTo(b.and(a));
      assertThat(both.spans()).isSortedAccordingTo((x, y) -> Integer.compare(x.from(), y.from()));
      for (int second = 0; second < DAY; second += 450) {
        assertThat(both.contains(second)).isEqualTo(a.contains(second) && b.contains(second));
      }
    }
  }

  @Test
  void partsOfTheDayAreThoseOfThePage() {
    assertThat(List.of(DayPart.values()).stream().map(DayPart::hours))
        .containsExactly(
            DailyHours.of("09:00", "12:00"),
            DailyHours.of("12:00", "17:00"),
            DailyHours.of("17:00", "21:00"));
    for (DayPart part : DayPart.values()) {
      assertThat(DayPart.of(part.word())).isEqualTo(part);
    }
    assertThatThrownBy(() -> DayPart.of("night")).isInstanceOf(IllegalArgumentException.class);
  }

  private static DailyHours any(Random random) {
    int start = 900 * random.nextInt(96);
    int end = 900 * random.nextInt(96);
    return start == end
        ? any(random)
        : DailyHours.between(LocalTime.ofSecondOfDay(start), LocalTime.ofSecondOfDay(end));
  }
}
