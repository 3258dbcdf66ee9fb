package dev.rollcall.core.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.rollcall.core.time.CountryZones;
import dev.rollcall.core.time.Zones;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads telephone numbers and knows where they are, by libphonenumber's tables. */
public final class PhoneNumbers {
  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final PhoneNumberToTimeZonesMapper places = PhoneNumberToTimeZonesMapper.getInstance();
  private final Zones zones;

  /** Numbers whose zones are regions of these rules. */
  public PhoneNumbers(Zones zones) {
    this.zones = zones;
  }

  /**
   * A valid number.
   *
   * @param isBarred as {@link PhoneNumbers#isBarred} has it
   */
  public record Found(Address address, boolean isBarred) {}

  /**
   * A number as somebody wrote it; empty if it is not valid.
   *
   * @param written in any usual notation
   * @param region ISO 3166 region in which a number without a country code is read
   */
  public Optional<Found> find(String written, String region) {
    return number(written, region).flatMap(this::found);
  }

  private Optional<Found> found(PhoneNumber number) {
    // What is of no known type is not valid either, and finding the type is most of the work.
    PhoneNumberType type = numbers.getNumberType(number);
    String text = numbers.format(number, PhoneNumberFormat.E164);
    // The tables also know numbers that are longer than E.164 allows: nobody could dial them.
    return type != PhoneNumberType.UNKNOWN && Address.isNumber(text)
        ? Optional.of(new Found(new Address(text), isBarred(type)))
        : Optional.empty();
  }

  /** The address of a number as {@link #find} reads it. */
  public Optional<Address> parse(String written, String region) {
    return find(written, region).map(Found::address);
  }

  /** The ISO 3166 region a number belongs to; empty for one that belongs to none. */
  public Optional<String> country(Address address) {
    return number(address.value(), "ZZ").map(numbers::getRegionCodeForNumber);
  }

  /**
   * Whether a number is of a kind that nobody is reached at, or that charges its callers:
   * premium-rate, shared-cost, pager, voicemail or unknown.
   */
  public boolean isBarred(Address address) {
    return number(address.value(), "ZZ")
        .map(numbers::getNumberType)
        .map(PhoneNumbers::isBarred)
        .orElse(true);
  }

  private static boolean isBarred(PhoneNumberType type) {
    return switch (type) {
      case PREMIUM_RATE, SHARED_COST, PAGER, VOICEMAIL, UNKNOWN -> true;
      case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, TOLL_FREE, VOIP, PERSONAL_NUMBER, UAN -> false;
    };
  }

  /**
   * The zones in which the owner of a number may be, as regions that the rules know; empty if
   * nothing is known.
   */
  public NavigableSet<String> zones(Address address) {
    NavigableSet<String> found = new TreeSet<>();
    number(address.value(), "ZZ")
        .map(places::getTimeZonesForNumber)
        .ifPresent(names -> names.stream().filter(zones::knows).forEach(found::add));
    return found;
  }

  /**
   * The ISO 3166 region whose numbering plan a number follows, though nobody may own it; empty for
   * one of no country.
   */
  public Optional<String> plan(Address address) {
    return number(address.value(), "ZZ")
        .map(
            number ->
                Optional.ofNullable(numbers.getRegionCodeForNumber(number))
                    .orElseGet(() -> numbers.getRegionCodeForCountryCode(number.getCountryCode())))
        .filter(region -> region.length() == 2 && !region.equals("ZZ"));
  }

  /** What every number of a country begins with, as {@code +33}. */
  public String callingCode(String country) {
    return "+" + numbers.getCountryCodeForRegion(country);
  }

  /**
   * The zones in which people of a country live, as regions that the rules know; empty for what is
   * no country.
   *
   * @param country ISO 3166, two capital letters
   */
  public NavigableSet<String> zonesOf(String country) {
    return CountryZones.of(country, zones);
  }

  private Optional<PhoneNumber> number(String written, String region) {
    try {
      return Optional.of(numbers.parse(written, region));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
