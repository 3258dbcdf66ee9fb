package dev.rollcall.core.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.FrenchHolidays;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void franceHasItsElevenHolidaysOfEveryYearThatIsListed() {
    for (String name : List.of("fr-call", "fr-sms")) {
      Pack pack = PACKS.named(List.of(name)).getFirst();
      LocalDate last = pack.datesUntil().orElseThrow();
      List<LocalDate> expected =
          LocalDate.of(2026, 1, 1)
              .datesUntil(last.plusDays(1))
              .filter(FrenchHolidays::include)
              .toList();

      assertThat(last).isAfterOrEqualTo(LocalDate.of(2031, 12, 31));
      assertThat(expected).hasSizeGreaterThanOrEqualTo(6 * 11 - 1);
      assertThat(pack.hours().closedDates()).containsExactlyElementsOf(expected);
    }
  }

  /** By the tables of the Bureau des longitudes. */
  @ParameterizedTest
  @CsvSource({"2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13"})
  void easterIsKnownForThem(LocalDate easter) {
    assertThat(FrenchHolidays.easter(easter.getYear())).isEqualTo(easter);
  }

  @Test
  void aNumberBelongsToTheSubdivisionOfItsLongestPrefix() {
    Packs packs =
        new Packs("1", Map.of(), Map.of("+1", "A", "+12", "B", "+123", "C", "+1234", "D"));

    assertThat(List.of("+1999", "+1299", "+1239", "+12349").stream().map(packs::subdivision))
        .extracting(Optional::orElseThrow)
        .containsExactly("A", "B", "C", "D");
    assertThat(packs.subdivision("+33123456789")).isEmpty();
  }
}
