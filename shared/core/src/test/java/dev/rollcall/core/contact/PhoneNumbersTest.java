package dev.rollcall.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import dev.rollcall.core.zone.IanaZones;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  private static final int E164_DIGITS_MAX = 15;

  private final PhoneNumbers numbers = new PhoneNumbers(IanaZones.shipped());

  @ParameterizedTest
  @CsvSource({
    "+12125550101, America/New_York",
    "+13125550101, America/Chicago",
    "+13035550101, America/Denver",
    "+12135550101, America/Los_Angeles",
    "+18085550101, Pacific/Honolulu",
  })
  void knowWhereANumberIs(String number, String zone) {
    assertThat(numbers.zones(new Address(number))).containsExactly(zone);
  }

  @Test
  void knowEveryZoneOfAnAmbiguousNumber() {
    assertThat(numbers.zones(new Address("+19075550101")))
        .containsExactly("America/Adak", "America/Anchorage");
    assertThat(numbers.zones(new Address("+61491570156")))
        .contains("Australia/Sydney", "Australia/Perth")
        .hasSizeGreaterThan(2);
    assertThat(numbers.zones(new Address("+18005550101")))
        .contains("America/New_York", "America/Los_Angeles", "Pacific/Honolulu");
  }

  @Test
  void nameOnlyZonesThatTheRulesKnow() {
    for (String number : List.of("+18005550101", "+61491570156", "+12125550101")) {
      assertThat(numbers.zones(new Address(number))).allMatch(IanaZones.shipped()::knows);
    }
  }

  @Test
  void knowNoZoneOfAMailbox() {
    assertThat(numbers.zones(new Address("ada@example.com"))).isEmpty();
    assertThat(numbers.country(new Address("ada@example.com"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12125550101",
        "212 555 0101",
        "(212) 555-0101",
        "1-212-555-0101",
        "+1.212.555.0101"
      })
  void readAnyUsualNotation(String written) {
    assertThat(numbers.parse(written, "US")).contains(new Address("+12125550101"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "hello", "911", "555-0101", "+1212555010", "+99912345678", "+", "0"})
  void readNothingElse(String written) {
    assertThat(numbers.parse(written, "US")).isEmpty();
  }

  @Test
  void needACountryUnlessTheNumberBringsIt() {
    assertThat(numbers.parse("212 555 0101", "ZZ")).isEmpty();
    assertThat(numbers.parse("+1 212 555 0101", "ZZ")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"+12125550101, US", "+61491570156, AU", "+14165550101, CA"})
  void knowACountry(String number, String country) {
    assertThat(numbers.country(new Address(number))).contains(country);
  }

  /** Whatever somebody sends is an address or none, and never a failure. */
  @Test
  void makeAnAddressOfEveryKindOfNumberOrNone() {
    PhoneNumberUtil tables = PhoneNumberUtil.getInstance();
    List<String> all = new ArrayList<>(List.of("+49" + "3".repeat(15), "+4930" + "1".repeat(13)));
    for (String region : tables.getSupportedRegions()) {
      for (PhoneNumberType type : tables.getSupportedTypesForRegion(region)) {
        var example = tables.getExampleNumberForType(region, type);
        if (example != null) {
          all.add(tables.format(example, PhoneNumberFormat.E164));
        }
      }
    }
    for (String number : all) {
      Optional<Address> read = numbers.parse(number, "ZZ");
      assertThat(read.map(Address::value)).isEqualTo(fits(number));
    }
    assertThat(all).hasSizeGreaterThan(500);
  }

  private static Optional<String> fits(String number) {
    return Optional.of(number).filter(n -> n.length() - 1 <= E164_DIGITS_MAX);
  }
}
