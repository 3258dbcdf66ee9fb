package dev.rollcall.core.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
  private final IanaZones zones = IanaZones.shipped();
  private final ZoneNames names = new ZoneNames(zones);

  @ParameterizedTest
  @CsvSource({
    // Letter case, spaces, and a city alone.
    "europe/istanbul, Europe/Istanbul",
    "AMERICA/NEW_YORK, America/New_York",
    "America/New York, America/New_York",
    "' Europe/London ', Europe/London",
    "Istanbul, Europe/Istanbul",
    "new york, America/New_York",
    "Buenos Aires, America/Argentina/Buenos_Aires",
    "us/eastern, US/Eastern",
    "etc/gmt+5, Etc/GMT+5",
    // Abbreviations, and names that were.
    "EST, America/New_York America/Panama",
    "est5edt, America/New_York",
    "PST, America/Los_Angeles",
    "CET, Europe/Paris Europe/Berlin",
    "IST, Asia/Kolkata Asia/Jerusalem Europe/Dublin",
    "Turkey, Europe/Istanbul",
    "Japan, Asia/Tokyo",
    "GB, Europe/London",
    "UTC, Etc/UTC",
    "Z, Etc/UTC",
    "Eastern Standard Time, America/New_York",
    // Offsets, whose sign is not that of Etc/GMT-5.
    "GMT+5, Asia/Karachi",
    "UTC+05:30, Asia/Kolkata",
    "+0545, Asia/Kathmandu",
    "+03:00, Europe/Istanbul",
    "GMT-3, America/Sao_Paulo",
    "utc -10, Pacific/Honolulu",
    "GMT+0, Etc/UTC",
    "-00:00, Etc/UTC",
    "+14, Pacific/Kiritimati",
    // Misspelt.
    "Europe/Instanbul, Europe/Istanbul",
    "Europe/Lodnon, Europe/London",
    "Amercia/New_York, America/New_York",
    "America/NewYork, America/New_York",
    "America/Chigaco, America/Chicago",
    "Los Angelos, America/Los_Angeles",
    "Europe/Kyivv, Europe/Kyiv",
  })
  void suggestWhatWasMeant(String written, String meant) {
    assertThat(names.suggest(written)).containsExactly(meant.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "XYZ",
        "Mars/Olympus",
        "Europe/Atlantis",
        "GMT-14",
        "+25:00",
        "5",
        "/",
        "#",
        "a name of more letters than any that the time zone database has ever had"
      })
  void suggestNothingForWhatResemblesNone(String written) {
    assertThat(names.suggest(written)).isEmpty();
    assertThat(names.fault(written)).isEqualTo("must be an IANA region, such as Europe/London");
  }

  @Test
  void saySoInAPhrase() {
    assertThat(names.fault("europe/istanbul"))
        .isEqualTo("must be an IANA region: did you mean Europe/Istanbul?");
    assertThat(names.fault("EST"))
        .isEqualTo("must be an IANA region: did you mean America/New_York or America/Panama?");
  }

  @Test
  void findEveryRegionByItsNameInSmallLetters() {
    assertThat(zones.regions())
        .allSatisfy(
            region ->
                assertThat(names.suggest(region.toLowerCase(java.util.Locale.ROOT)))
                    .containsExactly(region));
  }

  /** The table of words is written by hand. */
  @Test
  void haveATableWithoutMistakes() throws IOException {
    Set<String> seen = new HashSet<>();
    for (String line : table().lines().filter(one -> !one.startsWith("#")).toList()) {
      List<String> columns = List.of(line.split("\t", -1));
      assertThat(columns).as(line).hasSize(2);
      assertThat(seen.add(columns.getFirst())).as("once: " + line).isTrue();
      assertThat(zones.knows(columns.getFirst())).as("no region: " + line).isFalse();
      for (String region : columns.getLast().split(" ", -1)) {
        assertThat(zones.knows(region)).as(line).isTrue();
        if (columns.getFirst().matches("[+-].*")) {
          assertThat(offsets(region)).as(line).containsOnly(ZoneOffset.of(columns.getFirst()));
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(100);
  }

  private List<ZoneOffset> offsets(String region) {
    var rules = zones.rules(region);
    return List.of(
        rules.getOffset(Instant.parse("2026-12-15T12:00:00Z")),
        rules.getOffset(Instant.parse("2027-07-15T12:00:00Z")));
  }

  private static String table() throws IOException {
    try (InputStream file = ZoneNames.class.getResourceAsStream("zone-words.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
