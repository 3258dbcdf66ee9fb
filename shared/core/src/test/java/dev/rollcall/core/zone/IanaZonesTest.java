package dev.rollcall.core.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IanaZonesTest {
  private static final Instant FROM = Instant.EPOCH;
  private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");
  private static final int INSTANTS = 300;

  /** What IANA's NEWS says of the past since the oldest database that a JDK 25 came with, 2025b. */
  private static final Map<String, String> CORRECTED =
      Map.of(
          "America/Bogota", "2026d: spring forward of 1992-05-02 at 00:00, not 24:00",
          "Asia/Tehran", "2026d: spring forward of 1979-05-26 at 00:00, not 24:00",
          "Europe/Chisinau", "2026a: the EU's times since 2022",
          "Europe/Tiraspol", "as Europe/Chisinau",
          "America/Tijuana", "2025c: California's summer time through 1975",
          "America/Ensenada", "as America/Tijuana",
          "America/Santa_Isabel", "as America/Tijuana",
          "Mexico/BajaNorte", "as America/Tijuana");

  private final IanaZones zones = IanaZones.shipped();

  /** Each is a change that IANA's NEWS announced; the JDK that runs this may not know it yet. */
  @ParameterizedTest
  @CsvSource({
    // 2026f: Cuba does not fall back in 2026, but in 2027.
    "America/Havana, 2026-12-15T08:00-04:00",
    "America/Havana, 2027-11-07T00:59:59-04:00",
    "America/Havana, 2027-12-15T07:00-05:00",
    // 2026e, 2026d, 2026c, 2026b: Manitoba, Northwest Territories, Alberta, British Columbia.
    "America/Winnipeg, 2026-12-15T07:00-05:00",
    "America/Inuvik, 2026-12-15T06:00-06:00",
    "America/Edmonton, 2026-12-15T06:00-06:00",
    "Canada/Mountain, 2026-12-15T06:00-06:00",
    "America/Vancouver, 2026-12-15T05:00-07:00",
    "America/Vancouver, 2026-07-15T05:00-07:00",
    "America/Vancouver, 2026-02-15T04:00-08:00",
    // 2026c: Morocco stays on UTC from 2026-09-20 at 02:00.
    "Africa/Casablanca, 2026-09-20T01:59:59+01:00",
    "Africa/Casablanca, 2026-09-20T01:00:00Z",
    "Africa/Casablanca, 2026-12-15T12:00Z",
    "Africa/El_Aaiun, 2026-12-15T12:00Z",
    // 2026a: Moldova changes its clocks when the EU does.
    "Europe/Chisinau, 2026-03-29T02:59:59+02:00",
    "Europe/Chisinau, 2026-03-29T04:00:00+03:00",
    // 2025b: Aysén; 2025a: Paraguay.
    "America/Coyhaique, 2026-06-15T09:00-03:00",
    "America/Asuncion, 2026-06-15T09:00-03:00",
    // 2024a: Kazakhstan on one offset.
    "Asia/Almaty, 2024-02-29T23:59:59+06:00",
    "Asia/Almaty, 2024-03-01T00:00:00+05:00",
    "Asia/Qostanay, 2024-03-02T00:00:00+05:00",
    // 2023d: Vostok and Scoresbysund.
    "Antarctica/Vostok, 2026-01-01T00:00+05:00",
    "America/Scoresbysund, 2026-01-01T00:00-02:00",
    // 2023c: Lebanon did spring forward in March 2023.
    "Asia/Beirut, 2023-03-26T12:00+03:00",
    // 2023a: Egypt's summer time; Greenland.
    "Africa/Cairo, 2026-07-01T12:00+03:00",
    "Africa/Cairo, 2026-12-01T12:00+02:00",
    "America/Nuuk, 2023-12-01T12:00-02:00",
    "America/Nuuk, 2026-07-01T12:00-01:00",
    // 2022f: Mexico without summer time, but for the border; Fiji.
    "America/Mexico_City, 2026-07-01T12:00-06:00",
    "America/Ojinaga, 2026-07-01T12:00-05:00",
    "Pacific/Fiji, 2026-01-15T12:00+12:00",
    // 2022e: Jordan and Syria; 2022b: Iran.
    "Asia/Amman, 2026-01-15T12:00+03:00",
    "Asia/Damascus, 2026-01-15T12:00+03:00",
    "Asia/Tehran, 2026-07-01T12:00+03:30",
    // 2021b: Samoa without summer time, after it had crossed the date line.
    "Pacific/Apia, 2026-01-15T12:00+13:00",
    "Pacific/Apia, 2011-12-29T23:59:59-10:00",
    "Pacific/Apia, 2011-12-31T00:00:00+14:00",
    // Half an hour, two hours, a quarter, and the ends of the world.
    "Australia/Lord_Howe, 2026-07-01T12:00+10:30",
    "Australia/Lord_Howe, 2026-12-01T12:00+11:00",
    "Antarctica/Troll, 2026-07-01T12:00+02:00",
    "Antarctica/Troll, 2026-12-01T12:00Z",
    "Pacific/Chatham, 2026-12-01T12:00+13:45",
    "Pacific/Kiritimati, 2026-12-01T12:00+14:00",
    "Pacific/Pago_Pago, 2026-12-01T12:00-11:00",
    "Etc/GMT+12, 2026-12-01T12:00-12:00",
    // Palestine's moves around Ramadan are foretold year by year.
    "Asia/Gaza, 2031-01-15T12:00+02:00",
  })
  void showWhatTheNewsAnnounced(String region, OffsetDateTime clock) {
    assertThat(clock.toInstant().atOffset(zones.rules(region).getOffset(clock.toInstant())))
        .isEqualTo(clock);
  }

  @Test
  void agreeWithTheJdkOnThePast() {
    Map<String, List<Instant>> differing = new HashMap<>();
    for (String region : shared()) {
      ZoneRules ours = zones.rules(region);
      ZoneRules theirs = ZoneRulesProvider.getRules(region, false);
      List<Instant> wrong =
          instants(ours, theirs).stream()
              .filter(at -> !ours.getOffset(at).equals(theirs.getOffset(at)))
              .toList();
      if (!wrong.isEmpty()) {
        differing.put(region, wrong);
      }
    }

    assertThat(shared()).hasSizeGreaterThan(500);
    differing.keySet().removeAll(CORRECTED.keySet());
    assertThat(differing).isEmpty();
  }

  /** By the wall clock too: java.time finds these another way. */
  @Test
  void agreeWithTheJdkOnWallClocks() {
    Set<String> regions = shared();
    regions.removeAll(CORRECTED.keySet());
    Random random = new Random(9636);
    for (String region : regions) {
      ZoneRules ours = zones.rules(region);
      ZoneRules theirs = ZoneRulesProvider.getRules(region, false);
      for (ZoneOffsetTransition change = theirs.nextTransition(FROM);
          change != null && change.getInstant().isBefore(TO);
          change = theirs.nextTransition(change.getInstant())) {
        var wall = change.getDateTimeBefore().plusMinutes(random.nextInt(-90, 90));
        assertThat(ours.getValidOffsets(wall))
            .as("%s in %s", wall, region)
            .isEqualTo(theirs.getValidOffsets(wall));
        assertThat(ours.previousTransition(change.getInstant().plusSeconds(1)).getInstant())
            .as("%s", region)
            .isEqualTo(change.getInstant());
      }
    }
  }

  private Set<String> shared() {
    return zones.regions().stream()
        .filter(ZoneRulesProvider.getAvailableZoneIds()::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Instant> instants(ZoneRules ours, ZoneRules theirs) {
    Set<Instant> all = new TreeSet<>();
    for (ZoneRules rules : List.of(ours, theirs)) {
      for (ZoneOffsetTransition change = rules.nextTransition(FROM);
          change != null && change.getInstant().isBefore(TO);
          change = rules.nextTransition(change.getInstant())) {
        all.add(change.getInstant());
        all.add(change.getInstant().minusSeconds(1));
      }
    }
    Random random = new Random(1970);
    for (int i = 0; i < INSTANTS; i++) {
      all.add(Instant.ofEpochSecond(random.nextLong(FROM.getEpochSecond(), TO.getEpochSecond())));
    }
    return all;
  }

  /** A zone that the JDK has and these have not is a contact whom nobody can call any more. */
  @Test
  void haveEveryRegionOfTheJdk() {
    assertThat(ZoneRulesProvider.getAvailableZoneIds())
        .filteredOn(name -> name.contains("/") && !name.startsWith("SystemV/"))
        .allMatch(zones::knows);
  }

  @Test
  void areAllReadable() {
    Instant now = Instant.parse("2026-11-21T00:00:00Z");
    assertThat(zones.regions())
        .allSatisfy(
            region ->
                assertThat(zones.rules(region).getOffset(now).getTotalSeconds())
                    .isBetween(
                        ZoneOffset.ofHours(-12).getTotalSeconds(),
                        ZoneOffset.ofHours(14).getTotalSeconds()));
    assertThat(zones.version()).isGreaterThanOrEqualTo("2026f").matches("20[0-9]{2}[a-z]");
  }

  @Test
  void readAClockOnce() {
    assertThat(zones.rules("Europe/Istanbul"))
        .isSameAs(zones.rules("Europe/Istanbul"))
        .isSameAs(zones.rules("Asia/Istanbul"));
    assertThat(IanaZones.shipped()).isSameAs(zones);
  }
}
