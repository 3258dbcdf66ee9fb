package dev.rollcall.core.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a file of packs is read. */
class PackReaderTest {
  private static final String WHOLE =
      """
      # about this file
      version 2026-11-21

      prefixes US-FL +1305 +1786
      pack     example
      title    An example for tests
      areas    US-FL FR
      channels call sms
      hours    mon-fri 14:00-20:00 10:00-13:00
      hours    sat 08:00-12:00
      hours    sun closed
      closed   2026-12-25 2027-01-01
      closed   2027-05-01
      closed-until 2027-12-31
      cap      3 in PT24H
      cap      7 in P7D
      after-conversation P7D
      source   a law
      date     2026-11-20
      """;

  private static String without(String word) {
    return WHOLE.lines().filter(line -> !line.startsWith(word)).collect(Collectors.joining("\n"));
  }

  @Test
  void everyWordIsUnderstood() {
    Packs packs = PackReader.read(WHOLE);

    DailyHours working =
        new DailyHours(
            List.of(
                DailyHours.of("10:00", "13:00").spans().getFirst(),
                DailyHours.of("14:00", "20:00").spans().getFirst()));
    var week =
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
            .collect(Collectors.toMap(Function.identity(), day -> working));
    week.put(DayOfWeek.SATURDAY, DailyHours.of("08:00", "12:00"));
    assertThat(packs.version()).isEqualTo("2026-11-21");
    assertThat(packs.subdivision("+17865550101")).contains("US-FL");
    assertThat(packs.subdivision("+12125550101")).isEmpty();
    assertThat(packs.all())
        .containsOnlyKeys("example")
        .containsValue(
            new Pack(
                "example",
                "An example for tests",
                Set.of("US-FL", "FR"),
                Set.of(Channel.CALL, Channel.SMS),
                OpenHours.weekly(
                    week,
                    List.of(
                        LocalDate.parse("2026-12-25"),
                        LocalDate.parse("2027-01-01"),
                        LocalDate.parse("2027-05-01"))),
                Optional.of(LocalDate.parse("2027-12-31")),
                List.of(
                    new RollingCap(3, Duration.ofHours(24)), new RollingCap(7, Duration.ofDays(7))),
                Optional.of(Duration.ofDays(7)),
                "a law",
                LocalDate.parse("2026-11-20")));
    assertThat(packs.countries()).containsExactlyInAnyOrder("US", "FR");
  }

  @Test
  void whatSaysNoHoursIsAlwaysOpen() {
    Packs packs = PackReader.read(without("hours").replaceAll("(?m)^closed.*$", ""));

    assertThat(packs.named(Set.of("example")).getFirst().hours()).isEqualTo(OpenHours.ALWAYS);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "version, no version",
        "title, 'pack example lacks title'",
        "source, 'pack example lacks source'",
        "date, 'pack example lacks date'",
        "closed-until, 'pack example lacks closed-until'",
        "hours    sun, 'does not say the hours of every day'",
        "pack, stands before the first pack",
      })
  void nothingNeededMayLack(String word, String fault) {
    assertThatThrownBy(() -> PackReader.read(without(word)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "tea 16:00, nobody knows the word tea",
        "hours funday 08:00-09:00, no day is called fun",
        "hours mon 08:00-25:00, 25:00",
        "hours mon, hours are days",
        "cap 0 in P1D, at least 1 attempt",
        "cap 3, Index 1",
        "title Another, is said twice",
        "closed 2027-02-30, 2027-02-30",
        "source, says nothing",
      })
  void aFaultIsReportedWithItsLine(String line, String fault) {
    assertThatThrownBy(() -> PackReader.read(WHOLE + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 20: \"" + line + "\"")
        .hasMessageContaining(fault);
  }

  @Test
  void noTwoPacksShareAName() {
    assertThatThrownBy(() -> PackReader.read(WHOLE + WHOLE)).hasMessageContaining("two packs");
  }
}
