package dev.rollcall.api.intake;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.contact.PhoneNumbers.Found;
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
    return found(fields, name, need, policy.defaultCountry()).map(Found::address);
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
    Optional<Found> found = found(fields, name, need, region);
    Optional<String> fault = found.flatMap(this::fault);
    fault.ifPresent(text -> fields.fault(name, Kind.UNACCEPTABLE, text));
    return fault.isPresent() ? Optional.empty() : found.map(Found::address);
  }

  private Optional<Found> found(Fields fields, String name, Need need, String region) {
    Optional<String> text = fields.text(name, need, 0, CHARS_MAX);
    Optional<Found> found = text.flatMap(written -> numbers.find(written, region));
    if (text.isPresent() && found.isEmpty()) {
      fields.fault(name, Kind.UNACCEPTABLE, "must be a valid telephone number in E.164");
    }
    return found;
  }

  /** Why nobody may be reached at a number: a phrase that goes on where the number's name ends. */
  public Optional<String> fault(Address address) {
    return fault(new Found(address, numbers.isBarred(address)));
  }

  private Optional<String> fault(Found found) {
    boolean inReach =
        policy.countries().isEmpty()
            || numbers.country(found.address()).filter(policy.countries()::contains).isPresent();
    if (!inReach) {
      return Optional.of("is in a country that this account does not call");
    }
    return found.isBarred() ? Optional.of("is of a kind that is never called") : Optional.empty();
  }
}
