package dev.rollcall.api.tether;

import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out whom a campaign reaches, and whether there is anything to tell them. */
final class Invitation {
  private final FindContacts findContacts;
  private final Wording wording;

  Invitation(FindContacts findContacts, Wording wording) {
    this.findContacts = findContacts;
    this.wording = wording;
  }

  /**
   * Everybody. While somebody remains, whoever cannot be reached is reported and loses nobody else;
   * else all that is wrong with them is noted.
   */
  Audience audience(
      Channel channel, ContactReader contacts, TenantId tenant, PhoneFields phones, Faults faults) {
    List<Named> named = contacts.named();
    Audience audience =
        Gathering.of(
            channel,
            named,
            phones,
            findContacts.byId(
                tenant,
                named.stream()
                    .filter(Named.Known.class::isInstance)
                    .map(one -> ((Named.Known) one).id())
                    .toList()),
            contacts.unusable());
    if (audience.seats().isEmpty()) {
      note(audience.unusable(), faults);
    }
    return audience;
  }

  /** Notes all that is wrong with people whom nobody can reach. */
  static void note(List<Unusable> unusable, Faults faults) {
    for (Unusable one : unusable) {
      for (Fault fault : one.faults()) {
        faults.add(fault.path(), fault.kind(), fault.message());
      }
    }
  }

  /** Notes which words of a message nobody has. */
  void check(String message, Extras extras, Audience audience, TenantId tenant, Faults faults) {
    if (audience.seats().isEmpty()) {
      return;
    }
    Set<String> unknown = audience.unknown(wording.variables(message), extras.context());
    // What is sent in a wrong form is not lacking.
    faults.list().forEach(fault -> unknown.remove(fault.path().toString()));
    if (!unknown.isEmpty()) {
      forgetKept(unknown, audience, tenant);
    }
    for (String name : new TreeSet<>(unknown)) {
      faults.add(
          Path.ROOT.name("message"),
          Kind.UNACCEPTABLE,
          "needs {{%s}}, which none of the contacts has".formatted(name));
    }
  }

  /** Somebody described may be known, and their record tell more than the request. */
  private void forgetKept(Set<String> unknown, Audience audience, TenantId tenant) {
    for (Contact contact : findContacts.at(tenant, audience.addresses())) {
      ContactFields kept = ContactFields.of(contact.address(), Optional.of(contact), Map.of());
      unknown.removeIf(name -> kept.find(name).isPresent());
    }
  }
}
