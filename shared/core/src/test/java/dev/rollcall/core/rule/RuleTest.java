package dev.rollcall.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.OpenHours;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static OpenHours hours(RuleExample rule) {
    return hours(rule.build(), Examples.NEW_YORK);
  }

  private static OpenHours hours(Rule rule, Calendar calendar) {
    return Limits.of(rule, Policy.DEFAULT, calendar, Channel.CALL).window().hours();
  }

  private static OpenHours daily(String start, String end) {
    return OpenHours.daily(DailyHours.of(start, end));
  }

  @Test
  void isBoundByQuietHours() {
    assertThat(hours(new RuleExample().window("06:00", "23:00")))
        .isEqualTo(OpenHours.daily(Policy.DEFAULT.reachableHours()));
    assertThat(hours(new RuleExample().window("09:00", "18:00")))
        .isEqualTo(daily("09:00", "18:00"));
  }

  @Test
  void runsUntilQuietHoursIfItNamesNoEnd() {
    assertThat(hours(new RuleExample().opens("10:00"))).isEqualTo(daily("10:00", "21:00"));
  }

  @Test
  void isNarrowedByThePreferredPartOfTheDay() {
    Calendar evenings = new Calendar(Examples.NEW_YORK.zones(), Optional.of(DayPart.EVENING));

    assertThat(hours(new RuleExample().build(), evenings)).isEqualTo(daily("17:00", "18:00"));
  }

  @Test
  void isNotNarrowedToNothingByAPreferenceThatItCannotMeet() {
    Calendar evenings = new Calendar(Examples.NEW_YORK.zones(), Optional.of(DayPart.EVENING));
    Rule mornings = new RuleExample().window("09:00", "12:00").build();

    assertThat(hours(mornings, evenings)).isEqualTo(daily("09:00", "12:00"));
  }

  @Test
  void saysByDefaultWhatThePageSays() {
    Rule call = Rule.defaults(RuleType.CALL);
    Rule text = Rule.defaults(RuleType.TEXT);

    assertThat(call.attemptsPerDayMax()).isEqualTo(3);
    assertThat(call.attemptsTotalMax()).isEqualTo(10);
    assertThat(call.retryGap()).contains(Duration.ofHours(2));
    assertThat(call.hours(Policy.DEFAULT)).isEqualTo(DailyHours.of("09:00", "18:00"));
    assertThat(text.attemptsPerDayMax()).isEqualTo(1);
    assertThat(text.attemptsTotalMax()).isEqualTo(1);
    assertThat(text.retryGap()).isEmpty();
    assertThat(text.hours(Policy.DEFAULT)).isEqualTo(DailyHours.of("09:00", "21:00"));
    assertThat(call.dncCheck() && call.removeOnOptOut()).isTrue();
    assertThat(text.dncCheck() && text.removeOnOptOut()).isTrue();
  }

  @Test
  void ofACampaignThatNamesNoneFollowsQuietHours() {
    Rule rule = Rule.attempts(4, Duration.ofMinutes(15));

    assertThat(hours(rule, Examples.NEW_YORK))
        .isEqualTo(OpenHours.daily(Policy.DEFAULT.reachableHours()));
    assertThat(rule.attemptsTotalMax()).isEqualTo(4);
    assertThat(rule.retryGap()).contains(Duration.ofMinutes(15));
  }

  @Test
  void allowsAtLeastOneAttempt() {
    assertThatThrownBy(() -> new RuleExample().total(0).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RuleExample().perDay(0).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void needsAWindowThatLasts() {
    assertThatThrownBy(() -> new RuleExample().window("09:00", "09:00").build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, notify_manager, 5, false",
    "3, notify_manager, 2, false",
    "3, notify_manager, 3, true",
    "3, notify_manager, 4, true",
    "3, , 3, false",
  })
  void escalatesFromSoManyFailuresInARow(int after, String type, int failures, boolean fires) {
    assertThat(new Escalation(after, Optional.ofNullable(type), Optional.empty()).firesAt(failures))
        .isEqualTo(fires);
  }

  @Test
  void endsTheContactOnlyByMarkFailed() {
    assertThat(new RuleExample().escalation(3, "mark_failed").build().escalation().endsContact())
        .isTrue();
    assertThat(new RuleExample().escalation(3, "notify_manager").build().escalation().endsContact())
        .isFalse();
    assertThat(Escalation.NONE.firesAt(99)).isFalse();
  }
}
