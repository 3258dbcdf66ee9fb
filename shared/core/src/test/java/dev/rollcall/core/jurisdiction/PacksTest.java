package dev.rollcall.core.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import dev.rollcall.core.tenant.RollingCap;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The packs that come with this program. */
class PacksTest {
  private static final Packs PACKS = Packs.SHIPPED;

  @Test
  void haveTheirNames() {
    assertThat(PACKS.names())
        .containsExactly("fr-call", "fr-sms", "us-debt-collection", "us-federal", "us-florida");
    assertThat(LocalDate.parse(PACKS.version())).isAfterOrEqualTo(LocalDate.of(2026, 11, 21));
  }

  @Test
  void areAskedForByName() {
    assertThat(PACKS.named(List.of("us-florida", "fr-sms", "us-florida")))
        .extracting(Pack::name)
        .containsExactly("fr-sms", "us-florida");
    assertThat(PACKS.named(List.of())).isEmpty();
  }

  @Test
  void allNamesThatNoPackHasAreErrorsAndThoseThatThereAreAreListed() {
    assertThatThrownBy(() -> PACKS.named(List.of("us-federal", "de-call", "US-Florida")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no pack \"US-Florida\", no pack \"de-call\"; there are: fr-call, fr-sms,"
                + " us-debt-collection, us-federal, us-florida");
  }

  @Test
  void capsAreThoseOfThePacksAskedFor() {
    assertThat(PACKS.caps(Set.of())).isEmpty();
    assertThat(PACKS.caps(Set.of("us-federal", "us-bygone"))).isEmpty();
    assertThat(PACKS.caps(Set.of("us-florida", "us-debt-collection")))
        .containsExactlyInAnyOrder(
            new RollingCap(3, Duration.ofHours(24)), new RollingCap(7, Duration.ofDays(7)));
  }

  /** The area codes by the tables of libphonenumber, which somebody else keeps. */
  @Test
  void floridaHasAllItsAreaCodesAndNobodyElses() throws NumberParseException {
    Set<String> florida = new TreeSet<>();
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    PhoneNumberOfflineGeocoder places = PhoneNumberOfflineGeocoder.getInstance();
    for (int area = 200; area < 1000; area++) {
      // 555-01XX belongs to nobody, so no town is known for it, only the state.
      var number = numbers.parse("+1" + area + "5550100", "ZZ");
      if (places.getDescriptionForNumber(number, Locale.US).equals("Florida")) {
        florida.add("+1" + area);
      }
    }

    assertThat(PACKS.prefixes().keySet()).containsAll(florida);
    for (String prefix : PACKS.prefixes().keySet()) {
      // Of the newest codes the tables know no state yet; of no other's they know another.
      var number = numbers.parse(prefix + "5550100", "ZZ");
      assertThat(places.getDescriptionForNumber(number, Locale.US))
          .as(prefix)
          .isIn("Florida", "United States");
    }
    assertThat(florida).hasSizeGreaterThan(20);
  }

  /** Easter by the anonymous Gregorian computus; the other holidays hang on it or on a date. */
  @Test
  void franceHasItsElevenHolidaysOfEveryYearThatIsListed() {
    for (String name : List.of("fr-call", "fr-sms")) {
      Pack pack = PACKS.named(List.of(name)).getFirst();
      Set<LocalDate> expected = new TreeSet<>();
      int last = pack.datesUntil().orElseThrow().getYear();
      for (int year = 2026; year <= last; year++) {
        LocalDate easter = easter(year);
        assertThat(easter.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        expected.addAll(List.of(easter.plusDays(1), easter.plusDays(39), easter.plusDays(50)));
        for (String day : "01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25".split(" ", -1)) {
          expected.add(LocalDate.parse(year + "-" + day));
        }
      }
      assertThat(last).isGreaterThanOrEqualTo(2031);
      assertThat(pack.hours().closedDates()).containsExactlyElementsOf(expected);
    }
  }

  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int week = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 4) % 7;
    int late = (golden + 11 * moon + 22 * week) / 451;
    int day = moon + week - 7 * late + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }
}
