package dev.rollcall.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import dev.rollcall.core.zone.IanaZones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the example numbers that libphonenumber itself carries for each kind. */
class BarredNumbersTest {
  private final PhoneNumbers numbers = new PhoneNumbers(IanaZones.shipped());

  private static Address example(String region, PhoneNumberType type) {
    PhoneNumberUtil tables = PhoneNumberUtil.getInstance();
    return new Address(
        tables.format(tables.getExampleNumberForType(region, type), PhoneNumberFormat.E164));
  }

  @ParameterizedTest
  @CsvSource({
    "US, PREMIUM_RATE",
    "GB, PREMIUM_RATE",
    "DE, SHARED_COST",
    "GB, PAGER",
    "DE, VOICEMAIL"
  })
  void barsKindsThatChargeOrReachNobody(String region, PhoneNumberType type) {
    assertThat(numbers.isBarred(example(region, type))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"GB, FIXED_LINE", "GB, MOBILE", "US, TOLL_FREE", "GB, VOIP", "US, PERSONAL_NUMBER"})
  void letsEverybodyElseBeCalled(String region, PhoneNumberType type) {
    assertThat(numbers.isBarred(example(region, type))).isFalse();
  }

  @Test
  void letsReservedExampleNumbersBeCalledToo() {
    assertThat(numbers.isBarred(new Address("+12125550123"))).isFalse();
  }
}
