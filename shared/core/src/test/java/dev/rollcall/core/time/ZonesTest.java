package dev.rollcall.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.zone.ZoneRulesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
  private final Zones zones = IanaZones.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Kathmandu", "America/Argentina/Buenos_Aires"})
  void knowRegions(String region) {
    assertThat(zones.knows(region)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EST",
        "Turkey",
        "UTC",
        "Z",
        "+02:00",
        "america/new_york",
        "Mars/Olympus",
        "GMT+2"
      })
  void knowNothingElse(String word) {
    assertThat(zones.knows(word)).isFalse();
  }

  @Test
  void haveNoRulesForNoRegion() {
    assertThatThrownBy(() -> zones.rules("Mars/Olympus")).isInstanceOf(ZoneRulesException.class);
  }

  @Test
  void sayOfWhichReleaseTheyAre() {
    assertThat(zones.version()).matches("20[0-9]{2}[a-z]");
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Kathmandu, 2026-11-18T18:14:59Z, 2026-11-18T23:59:59",
    "Pacific/Kiritimati, 2026-11-17T10:00:00Z, 2026-11-18T00:00",
    "America/New_York, 2026-11-01T05:30:00Z, 2026-11-01T01:30",
    "America/New_York, 2026-11-01T06:30:00Z, 2026-11-01T01:30",
  })
  void showTheWallClock(String region, Instant at, LocalDateTime wall) {
    assertThat(zones.local(region, at)).isEqualTo(wall);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-18, 2026-11-18T00:00-05:00",
    "Pacific/Kiritimati, 2026-11-18, 2026-11-18T00:00+14:00",
    // Midnight is skipped.
    "Africa/Cairo, 2026-04-24, 2026-04-24T01:00+03:00",
    // The hour before midnight is repeated.
    "Africa/Cairo, 2026-10-30, 2026-10-30T00:00+02:00",
    // Midnight is repeated: the day begins the first time.
    "America/Havana, 2025-11-02, 2025-11-02T00:00-04:00",
    "Pacific/Pago_Pago, 2026-11-18, 2026-11-18T00:00-11:00",
    // A day that never was.
    "Pacific/Apia, 2011-12-30, 2011-12-31T00:00+14:00",
  })
  void beginADay(String region, LocalDate date, String expected) {
    assertThat(zones.startOfDay(region, date))
        .isEqualTo(OffsetDateTime.parse(expected).toInstant());
  }

  /** The first minute that shows the date, wherever clocks change around midnight. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Africa/Cairo",
        "America/Havana",
        "America/Santiago",
        "Asia/Beirut",
        "America/Nuuk",
        "Atlantic/Azores",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago"
      })
  void beginEveryDayWithItsFirstInstant(String region) {
    Instant begin = Instant.parse("2027-01-01T00:00:00Z");
    LocalDate day = zones.local(region, begin).toLocalDate();
    for (Instant at = begin;
        at.isBefore(begin.plus(Duration.ofDays(366)));
        at = at.plusSeconds(60)) {
      LocalDate shown = zones.local(region, at).toLocalDate();
      if (shown.isAfter(day)) {
        assertThat(zones.startOfDay(region, shown)).as("%s in %s", shown, region).isEqualTo(at);
        day = shown;
      }
    }
    assertThat(day).isAfterOrEqualTo("2027-12-31");
  }
}
