package dev.rollcall.api.mihu;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the channel and the address by which a listing reaches each of its contacts.
 *
 * @param type whether it calls or texts
 * @param tenant whose channels there are
 */
record Ways(RuleType type, Tenant tenant) {
  private static final List<Channel> TEXTS = List.of(Channel.SMS, Channel.WHATSAPP, Channel.EMAIL);

  /** How somebody is reached. */
  record Way(Channel channel, Address address) {}

  /** Whether the account has any channel for this. */
  boolean any() {
    return switch (type) {
      case CALL -> tenant.channel(Channel.CALL).isPresent();
      case TEXT -> TEXTS.stream().anyMatch(channel -> tenant.channel(channel).isPresent());
    };
  }

  /** The way to a contact; empty after noting why there is none. */
  Optional<Way> of(ListedContact contact, Faults faults) {
    return switch (type) {
      case CALL -> by(Channel.CALL, contact, faults);
      case TEXT ->
          contact
              .preferred()
              .map(channel -> byPreferred(channel, contact, faults))
              .orElseGet(() -> text(contact, faults));
    };
  }

  private Optional<Way> byPreferred(Channel channel, ListedContact contact, Faults faults) {
    if (tenant.channel(channel).isEmpty()) {
      faults.add(
          Path.ROOT.name("preferred_contact_channel"),
          Kind.UNACCEPTABLE,
          "is a channel that this account lacks");
      return Optional.empty();
    }
    return by(channel, contact, faults);
  }

  /** The first channel that leads somewhere, or what the first one lacks. */
  private Optional<Way> text(ListedContact contact, Faults faults) {
    List<Channel> open =
        TEXTS.stream().filter(channel -> tenant.channel(channel).isPresent()).toList();
    return open.stream()
        .flatMap(channel -> address(channel, contact).map(to -> new Way(channel, to)).stream())
        .findFirst()
        .or(() -> by(open.getFirst(), contact, faults));
  }

  private static Optional<Way> by(Channel channel, ListedContact contact, Faults faults) {
    Optional<Way> way = address(channel, contact).map(to -> new Way(channel, to));
    if (way.isEmpty()) {
      faults.add(
          Path.ROOT.name(channel == Channel.EMAIL ? "email" : "phone_number"),
          Kind.MISSING,
          "is required to reach them by " + channel.word());
    }
    return way;
  }

  private static Optional<Address> address(Channel channel, ListedContact contact) {
    return switch (channel) {
      case CALL, SMS, WHATSAPP -> contact.person().phone();
      case EMAIL -> contact.person().email();
    };
  }
}
