package dev.rollcall.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosixZoneTest {
  private static List<ZoneOffsetTransition> in2026(String footer) {
    return PosixZone.parse(footer).coming(Instant.parse("2025-12-31T12:00:00Z")).stream()
        .filter(change -> change.getDateTimeBefore().getYear() == 2026)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "MST7, -07:00",
    "UTC0, Z",
    "<-03>3, -03:00",
    "<+0545>-5:45, +05:45",
    "<+1245>-12:45:30, +12:45:30",
    // Summer all year, as RFC 9636 has it written.
    "'EST5EDT,0/0,J365/25', -04:00",
    "'XXX3EDT4,0/0,J365/23', -04:00",
  })
  void mayStay(String footer, ZoneOffset offset) {
    assertThat(PosixZone.parse(footer).offset()).isEqualTo(offset);
    assertThat(in2026(footer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "EST5EDT,M3.2.0,M11.1.0; 2026-03-08T02:00-05:00; 2026-11-01T02:00-04:00",
        "CET-1CEST,M3.5.0,M10.5.0/3; 2026-03-29T02:00+01:00; 2026-10-25T03:00+02:00",
        // Winter is the exception: it takes an hour away.
        "IST-1GMT0,M10.5.0,M3.5.0/1; 2026-03-29T01:00Z; 2026-10-25T02:00+01:00",
        // The year begins in summer.
        "AEST-10AEDT,M10.1.0,M4.1.0/3; 2026-04-05T03:00+11:00; 2026-10-04T02:00+10:00",
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0; 2026-04-05T02:00+11:00; 2026-10-04T02:00+10:30",
        "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3; 2026-03-29T01:00Z; 2026-10-25T03:00+02:00",
        // 24:00 is the next day's midnight.
        "EET-2EEST,M4.5.5/0,M10.5.4/24; 2026-04-24T00:00+02:00; 2026-10-30T00:00+03:00",
        "<-04>4<-03>,M9.1.6/24,M4.1.6/24; 2026-04-05T00:00-03:00; 2026-09-06T00:00-04:00",
        // 26 and 50 hours after a Thursday begins: Friday and Saturday at two.
        "IST-2IDT,M3.4.4/26,M10.5.0; 2026-03-27T02:00+02:00; 2026-10-25T02:00+03:00",
        "EET-2EEST,M3.4.4/50,M10.4.4/50; 2026-03-28T02:00+02:00; 2026-10-24T02:00+03:00",
        // An hour before the last Sunday begins.
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0; 2026-03-28T23:00-02:00; 2026-10-25T00:00-01:00",
        // The last Friday's day after, which may be in the next month.
        "ABC-2DEF,M3.5.5/26,M10.5.6/24; 2026-03-28T02:00+02:00; 2026-11-01T00:00+03:00",
        "ABC-2DEF,M3.2.0/-1:30,M10.1.0/2:30; 2026-03-07T22:30+02:00; 2026-10-04T02:30+03:00",
      })
  void mayChangeTwiceAYear(String footer, OffsetDateTime first, OffsetDateTime second) {
    assertThat(in2026(footer))
        .extracting(change -> change.getDateTimeBefore().atOffset(change.getOffsetBefore()))
        .containsExactly(first, second);
  }

  @Test
  void foretellsARestOfAYearAndAllOfTheNext() {
    PosixZone zone = PosixZone.parse("EST5EDT,M3.2.0,M11.1.0");

    assertThat(zone.coming(Instant.parse("2026-03-08T07:00:00Z")))
        .extracting(change -> change.getDateTimeBefore().toLocalDate().toString())
        .containsExactly("2026-11-01", "2027-03-14", "2027-11-07");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EST",
        "5",
        "EST5EDT",
        "EST5EDT,M3.2.0",
        "<EST5",
        "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,J60,J300",
        "EST5EDT,59,300",
        "EST5EDT,M2.5.0/26,M11.1.0",
        "EST5EDT,M3.1.0/-1,M11.1.0",
        "EST25",
      })
  void isNothingElse(String footer) {
    assertThatThrownBy(() -> PosixZone.parse(footer)).isInstanceOf(RuntimeException.class);
  }
}
