package dev.rollcall.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.zone.IanaZones;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryZonesTest {
  private static final Zones ZONES = IanaZones.shipped();

  @ParameterizedTest
  @CsvSource({"TR, Europe/Istanbul", "GB, Europe/London", "JP, Asia/Tokyo"})
  void areOneWhereEverybodyHasTheSameTime(String country, String zone) {
    assertThat(CountryZones.of(country, ZONES)).containsExactly(zone);
  }

  @Test
  void areAllWherePeopleHaveDifferentTimes() {
    assertThat(CountryZones.of("US", ZONES))
        .contains("America/New_York", "America/Los_Angeles", "Pacific/Honolulu")
        .doesNotContain("America/Toronto");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#", "tr", "XX", "TUR"})
  void areNoneOfWhatIsNoCountry(String country) {
    assertThat(CountryZones.of(country, ZONES)).isEmpty();
  }

  @Test
  void areTogetherTheNamesInUse() {
    assertThat(CountryZones.all())
        .contains("America/New_York", "Europe/Istanbul")
        .doesNotContain("US", "US/Eastern", "Asia/Istanbul");
  }

  /** Two islands where nobody lives have none. */
  @Test
  void areKnownOfEveryCountry() {
    Set<String> countries = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    assertThat(countries)
        .filteredOn(country -> CountryZones.of(country, ZONES).isEmpty())
        .containsExactlyInAnyOrder("BV", "HM");
  }
}
