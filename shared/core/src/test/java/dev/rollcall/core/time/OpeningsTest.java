package dev.rollcall.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.zone.IanaZones;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningsTest {
  private static final int CASES = 3_000;
  private static final int LOOK_AHEAD_MINUTES = 3 * 24 * 60;
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

  /** Every kind of clock: none, half and whole hours of summer, midnight gaps, odd offsets. */
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Los_Angeles",
          "America/Phoenix",
          "America/St_Johns",
          "America/Havana",
          "America/Santiago",
          "America/Asuncion",
          "America/Nuuk",
          "America/Vancouver",
          "America/Winnipeg",
          "Atlantic/Azores",
          "Europe/London",
          "Europe/Istanbul",
          "Europe/Chisinau",
          "Africa/Cairo",
          "Africa/Casablanca",
          "Asia/Beirut",
          "Asia/Gaza",
          "Asia/Kathmandu",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Australia/Perth",
          "Australia/Eucla",
          "Australia/Lord_Howe",
          "Pacific/Auckland",
          "Pacific/Chatham",
          "Pacific/Kiritimati",
          "Pacific/Honolulu",
          "Antarctica/Troll");

  private final Openings openings = new Openings(IanaZones.shipped());

  @Test
  void agreesWithTheNaiveOracleMinuteByMinute() {
    Random random = new Random(20261121);
    int opened = 0;
    for (int i = 0; i < CASES; i++) {
      NaiveOpenings usual = anyOpenings(random);
      Instant from = anyInstant(random, usual.zones().getFirst());
      NaiveOpenings naive = withHolidays(usual, from, random);
      Window window = naive.window();
      String about = "case %d: %s from %s".formatted(i, naive, from);

      assertThat(openings.isOpen(window, from)).as(about).isEqualTo(naive.isOpen(from));
      assertSame(
          openings.next(window, from), naive.first(true, from, LOOK_AHEAD_MINUTES), from, about);
      assertSame(
          openings.close(window, from), naive.first(false, from, LOOK_AHEAD_MINUTES), from, about);
      opened += openings.next(window, from).isPresent() ? 1 : 0;
    }
    assertThat(opened).as("cases that open at all").isGreaterThan(CASES / 2);
  }

  /** What the oracle did not find in three days must not be found sooner. */
  private static void assertSame(
      Optional<Instant> found, Optional<Instant> expected, Instant from, String about) {
    if (expected.isPresent()) {
      assertThat(found).as(about).isEqualTo(expected);
    } else {
      Instant horizon = from.plus(LOOK_AHEAD_MINUTES, ChronoUnit.MINUTES);
      assertThat(found.filter(horizon::isAfter)).as(about).isEmpty();
    }
  }

  private static NaiveOpenings anyOpenings(Random random) {
    List<String> zones = new ArrayList<>();
    int count = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
    while (zones.size() < count) {
      String zone = ZONES.get(random.nextInt(ZONES.size()));
      if (!zones.contains(zone)) {
        zones.add(zone);
      }
    }
    List<NaiveOpenings.Stretch> windows = new ArrayList<>(List.of(anyWindow(random)));
    if (random.nextBoolean()) {
      windows.add(anyWindow(random));
    }
    return new NaiveOpenings(zones, windows, anyDays(random), Set.of());
  }

  /** Half of them have every day open. */
  private static Set<DayOfWeek> anyDays(Random random) {
    Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
    for (int i = random.nextInt(8) - 4; i > 0; i--) {
      closed.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    return closed;
  }

  /** Closed dates on and beside the instant from which is asked. */
  private static NaiveOpenings withHolidays(NaiveOpenings naive, Instant from, Random random) {
    Set<LocalDate> closed = new HashSet<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      closed.add(LocalDate.ofInstant(from, ZoneOffset.UTC).plusDays(random.nextInt(-1, 3)));
    }
    return new NaiveOpenings(naive.zones(), naive.windows(), naive.closedDays(), closed);
  }

  /** Half of them begin or end in the small hours, where clocks change. */
  private static NaiveOpenings.Stretch anyWindow(Random random) {
    LocalTime start = anyTime(random);
    LocalTime end = anyTime(random);
    return start.equals(end) ? anyWindow(random) : new NaiveOpenings.Stretch(start, end);
  }

  private static LocalTime anyTime(Random random) {
    int minutes = random.nextBoolean() ? random.nextInt(24 * 60) : random.nextInt(4 * 60);
    return LocalTime.ofSecondOfDay(60L * (minutes - minutes % 15));
  }

  /** Two of three lie within two days of a change of clocks. */
  private static Instant anyInstant(Random random, String zone) {
    long span = Duration.between(FROM, TO).toMinutes();
    Instant any = FROM.plus(random.nextLong(span), ChronoUnit.MINUTES);
    ZoneOffsetTransition change = IanaZones.shipped().rules(zone).nextTransition(any);
    return change == null || random.nextInt(3) == 0
        ? any
        : change.getInstant().plus(random.nextInt(-2880, 120), ChronoUnit.MINUTES);
  }

  private static Window london(DailyHours hours) {
    return Window.daily(Calendar.of("Europe/London"), hours);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T13:59:59Z, 2026-11-18T14:00:00Z, 2026-11-18T13:59:59Z",
    "2026-11-18T13:59:59.5Z, 2026-11-18T14:00:00Z, 2026-11-18T13:59:59.5Z",
    "2026-11-18T14:00:00Z, 2026-11-18T14:00:00Z, 2026-11-18T23:00:30Z",
    "2026-11-18T14:00:00.7Z, 2026-11-18T14:00:00.7Z, 2026-11-18T23:00:30Z",
    "2026-11-18T23:00:29.999Z, 2026-11-18T23:00:29.999Z, 2026-11-18T23:00:30Z",
    "2026-11-18T23:00:30Z, 2026-11-19T14:00:00Z, 2026-11-18T23:00:30Z",
  })
  void keepsToTheSecond(Instant from, Instant opens, Instant closes) {
    DailyHours hours = DailyHours.between(LocalTime.of(9, 0), LocalTime.of(18, 0, 30));
    Window window = Window.daily(Calendar.of("America/New_York"), hours);

    assertThat(openings.next(window, from)).contains(opens);
    assertThat(openings.close(window, from)).contains(closes);
  }

  /** From its opening to its close, by the wall clock before and after. */
  @ParameterizedTest
  @CsvSource({
    // An hour less, and an hour more.
    "America/New_York, 22:00, 06:00, 2027-03-13T22:00-05:00, 2027-03-14T06:00-04:00, PT7H",
    "America/New_York, 22:00, 06:00, 2026-10-31T22:00-04:00, 2026-11-01T06:00-05:00, PT9H",
    // A window that is the repeated hour is one window of two hours.
    "America/New_York, 01:00, 02:00, 2026-11-01T01:00-04:00, 2026-11-01T02:00-05:00, PT2H",
    "Africa/Cairo, 23:00, 00:00, 2026-10-29T23:00+03:00, 2026-10-30T00:00+02:00, PT2H",
    "Africa/Cairo, 22:00, 03:00, 2026-10-29T22:00+03:00, 2026-10-30T03:00+02:00, PT6H",
    // It begins in a gap, ends in one, goes over one.
    "America/New_York, 02:30, 04:00, 2027-03-14T03:00-04:00, 2027-03-14T04:00-04:00, PT1H",
    "America/New_York, 01:00, 02:30, 2027-03-14T01:00-05:00, 2027-03-14T03:00-04:00, PT1H",
    "Africa/Cairo, 00:00, 02:00, 2026-04-24T01:00+03:00, 2026-04-24T02:00+03:00, PT1H",
    "Africa/Cairo, 22:00, 02:00, 2026-04-23T22:00+02:00, 2026-04-24T02:00+03:00, PT3H",
    // Half an hour, and two.
    "Australia/Lord_Howe, 01:00, 03:00, 2026-10-04T01:00+10:30, 2026-10-04T03:00+11:00, PT1H30M",
    "Australia/Lord_Howe, 01:30, 02:00, 2027-04-04T01:30+11:00, 2027-04-04T02:00+10:30, PT1H",
    "Antarctica/Troll, 00:00, 04:00, 2027-03-28T00:00Z, 2027-03-28T04:00+02:00, PT2H",
    // Clocks that stay, and the ends of the world.
    "America/Phoenix, 22:00, 06:00, 2026-10-31T22:00-07:00, 2026-11-01T06:00-07:00, PT8H",
    "Africa/Casablanca, 22:00, 06:00, 2026-12-14T22:00Z, 2026-12-15T06:00Z, PT8H",
    "America/Vancouver, 22:00, 06:00, 2026-10-31T22:00-07:00, 2026-11-01T06:00-07:00, PT8H",
    "Pacific/Kiritimati, 09:00, 18:00, 2026-11-18T09:00+14:00, 2026-11-18T18:00+14:00, PT9H",
    "Pacific/Pago_Pago, 09:00, 18:00, 2026-11-18T09:00-11:00, 2026-11-18T18:00-11:00, PT9H",
    // It goes back an hour for good.
    "Africa/Casablanca, 22:00, 06:00, 2026-09-19T22:00+01:00, 2026-09-20T06:00Z, PT9H",
  })
  void lastAsLongAsTheWallClockTakes(
      String zone,
      String start,
      String end,
      OffsetDateTime opens,
      OffsetDateTime closes,
      Duration lasts) {
    Window window = Window.daily(Calendar.of(zone), DailyHours.of(start, end));
    Instant opening = opens.toInstant();

    assertThat(openings.next(window, opening.minusSeconds(1))).contains(opening);
    assertThat(openings.close(window, opening)).contains(closes.toInstant());
    assertThat(Duration.between(opening, closes.toInstant())).isEqualTo(lasts);
  }

  /** A date lasts fifty hours around the world: nine o'clock comes to one end 25 hours later. */
  @Test
  void theEndsOfTheWorldMeetForElevenHours() {
    Calendar both =
        new Calendar(
            new TreeSet<>(List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")), Optional.empty());
    Window window = Window.daily(both, DailyHours.of("09:00", "21:00"));

    assertThat(openings.next(window, Instant.parse("2026-11-18T07:00:00Z")))
        .contains(Instant.parse("2026-11-18T20:00:00Z"));
    assertThat(openings.close(window, Instant.parse("2026-11-18T20:00:00Z")))
        .contains(Instant.parse("2026-11-19T07:00:00Z"));
  }

  @Test
  void anOvernightWindowDoesNotCloseAtMidnight() {
    Instant evening = Instant.parse("2026-11-18T23:00:00Z");

    assertThat(openings.close(london(DailyHours.of("22:00", "06:00")), evening))
        .contains(Instant.parse("2026-11-19T06:00:00Z"));
  }

  @Test
  void hoursThatAreAlwaysOpenNeverClose() {
    assertThat(openings.close(london(DailyHours.ALWAYS), FROM)).isEmpty();
  }

  @Test
  void emptyHoursNeverOpenAndAreClosedNow() {
    DailyHours none = DailyHours.of("08:00", "09:00").and(DailyHours.of("10:00", "11:00"));

    assertThat(openings.next(london(none), FROM)).isEmpty();
    assertThat(openings.close(london(none), FROM)).contains(FROM);
    assertThat(openings.isOpen(london(none), FROM)).isFalse();
  }

  @Test
  void zonesWhoseHoursMeetOnlyInWinterOpenInWinter() {
    // Phoenix keeps its clocks: in summer Denver is an hour ahead of it, in winter they agree.
    Calendar both =
        new Calendar(new TreeSet<>(List.of("America/Phoenix", "America/Denver")), Optional.empty());
    DailyHours quarter = DailyHours.of("09:00", "09:15");
    Instant summer = Instant.parse("2026-07-01T00:00:00Z");

    assertThat(openings.next(Window.daily(both, quarter), summer))
        .contains(Instant.parse("2026-11-01T16:00:00Z"));
  }

  @Test
  void aClosedDateCutsAWindowOverMidnightAtMidnight() {
    // Of 22:00–06:00 every day but the Thursday only Wednesday's part before midnight is left.
    Window window =
        new Window(
            List.of("Europe/Paris"),
            OpenHours.daily(DailyHours.of("22:00", "06:00"))
                .and(everyDayBut(LocalDate.parse("2026-11-19"))));
    Instant wednesday = Instant.parse("2026-11-18T21:30:00Z");

    assertThat(openings.isOpen(window, wednesday)).isTrue();
    assertThat(openings.close(window, wednesday)).contains(Instant.parse("2026-11-18T23:00:00Z"));
    assertThat(openings.next(window, Instant.parse("2026-11-18T23:00:00Z")))
        .contains(Instant.parse("2026-11-19T23:00:00Z"));
  }

  @Test
  void aClosedDateIsThatOfEachZone() {
    // When it is Christmas in Auckland or in Los Angeles: two days and more.
    Window both =
        new Window(
            List.of("Pacific/Auckland", "America/Los_Angeles"),
            everyDayBut(LocalDate.parse("2026-12-25")));

    assertThat(openings.close(both, Instant.parse("2026-12-24T00:00:00Z")))
        .contains(Instant.parse("2026-12-24T11:00:00Z"));
    assertThat(openings.next(both, Instant.parse("2026-12-24T11:00:00Z")))
        .contains(Instant.parse("2026-12-26T08:00:00Z"));
  }

  @Test
  void yearsThatNobodyThoughtOfAreRightToo() {
    for (String at :
        List.of(
            "1999-07-01T00:00:00Z",
            "1999-10-31T04:30:00Z",
            "2019-12-31T23:00:00Z",
            "2020-03-08T07:00:00Z",
            "2060-03-14T06:00:00Z",
            "2060-03-14T07:00:00Z",
            "2075-03-10T05:30:00Z",
            "2075-07-01T00:00:00Z",
            "2020-01-01T00:00:00Z")) {
      Instant midnight = Instant.parse(at);
      NaiveOpenings naive =
          new NaiveOpenings(
              List.of("America/New_York"),
              List.of(new NaiveOpenings.Stretch(LocalTime.of(9, 0), LocalTime.of(9, 30))),
              Set.of(),
              Set.of());

      assertThat(openings.next(naive.window(), midnight))
          .isEqualTo(naive.first(true, midnight, LOOK_AHEAD_MINUTES));
    }
    // The very second at which a clock changes in the first year that is not kept.
    Window three = Window.daily(Calendar.of("America/New_York"), DailyHours.of("03:00", "03:01"));
    assertThat(openings.isOpen(three, Instant.parse("2060-03-14T07:00:00Z"))).isTrue();
  }

  @Test
  void dateIsThatOfTheWall() {
    long second = Instant.parse("2026-11-18T10:00:00Z").getEpochSecond();

    assertThat(openings.date("Pacific/Kiritimati", second))
        .isEqualTo(LocalDate.of(2026, 11, 19).toEpochDay());
    assertThat(openings.date("Pacific/Pago_Pago", second))
        .isEqualTo(LocalDate.of(2026, 11, 17).toEpochDay());
  }

  /** Closed from the day before {@link #FROM} until so many days after it. */
  private static OpenHours closedFor(int days) {
    LocalDate first = LocalDate.of(2025, 12, 31);
    List<LocalDate> closed = first.datesUntil(first.plusDays(days + 1)).toList();
    return OpenHours.weekly(
        Stream.of(DayOfWeek.values()).collect(Collectors.toMap(d -> d, d -> DailyHours.ALWAYS)),
        closed);
  }

  @Test
  void areLookedForOver400DaysAndNoSecondMore() {
    List<String> accra = List.of("Africa/Accra");
    Instant then = FROM.plus(Duration.ofDays(400));

    assertThat(openings.next(new Window(accra, closedFor(400)), FROM)).contains(then);
    assertThat(openings.next(new Window(accra, closedFor(400)), FROM.minusSeconds(1))).isEmpty();
    Window closesThen = new Window(accra, everyDayBut(LocalDate.ofInstant(then, ZoneOffset.UTC)));
    assertThat(openings.close(closesThen, FROM)).contains(then);
    assertThat(openings.close(closesThen, FROM.minusSeconds(1))).isEmpty();
    // It is still the day before in Panama, which is asked last.
    assertThat(
            openings.next(
                new Window(List.of("Africa/Accra", "America/Panama"), closedFor(400)), FROM))
        .isEmpty();
  }

  private static OpenHours everyDayBut(LocalDate date) {
    return OpenHours.weekly(
        Stream.of(DayOfWeek.values()).collect(Collectors.toMap(d -> d, d -> DailyHours.ALWAYS)),
        List.of(date));
  }
}
