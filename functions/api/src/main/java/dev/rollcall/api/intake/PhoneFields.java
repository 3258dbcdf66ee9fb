package dev.rollcall.api.intake;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.tenant.Policy;
import java.util.Optional;

/**
 * Reads the telephone numbers of a request, and knows which of them an account may reach.
 *
 * @param policy the account's
 */
public record PhoneFields(PhoneNumbers numbers, Policy policy) {
  private static final int CHARS_MAX = 64;

  /** A number, be it the caller's own, read in the account's country if it names none. */
  public Optional<Address> any(Fields fields, String name, Need need) {
    return any(fields, name, need, policy.defaultCountry());
  }

  /** A number at which somebody may be reached, read in the account's country. */
  public Optional<Address> reachable(Fields fields, String name, Need need) {
    return reachable(fields, name, need, policy.defaultCountry());
  }

  /**
   * A number at which somebody may be reached.
   *
   * @param region ISO 3166 region in which a number without a country code is read
   */
  public Optional<Address> reachable(Fields fields, String name, Need need, String region) {
    Optional<Address> address = any(fields, name, need, region);
    Optional<String> fault = address.flatMap(this::fault);
    fault.ifPresent(text -> fields.fault(name, Kind.UNACCEPTABLE, text));
    return fault.isPresent() ? Optional.empty() : address;
  }

  private Optional<Address> any(Fields fields, String name, Need need, String region) {
    Optional<String> text = fields.text(name, need, 0, CHARS_MAX);
    Optional<Address> address = text.flatMap(written -> numbers.parse(written, region));
    if (text.isPresent() && address.isEmpty()) {
      fields.fault(name, Kind.UNACCEPTABLE, "must be a valid telephone number in E.164");
    }
    return address;
  }

  /** Why nobody may be reached at a number: a phrase that goes on where the number's name ends. */
  public Optional<String> fault(Address address) {
    boolean inReach =
        policy.countries().isEmpty()
            || numbers.country(address).filter(policy.countries()::contains).isPresent();
    if (!inReach) {
      return Optional.of("is in a country that this account does not call");
    }
    return numbers.isBarred(address)
        ? Optional.of("is of a kind that is never called")
        : Optional.empty();
  }
}
