package dev.rollcall.api.tether;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.tenant.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out whom a campaign reaches, and whether there is anything to tell them. */
final class Invitation {
  private final FindContacts findContacts;
  private final PhoneNumbers numbers;
  private final Wording wording;

  Invitation(FindContacts findContacts, PhoneNumbers numbers, Wording wording) {
    this.findContacts = findContacts;
    this.numbers = numbers;
    this.wording = wording;
  }

  /** Everybody; empty, and all faults noted, if nobody remains or nobody has a word it needs. */
  Optional<Audience> audience(CreateCampaignRequest request, Tenant tenant, Faults faults) {
    Audience audience =
        Audience.of(request, tenant.id(), findContacts, new PhoneFields(numbers, tenant.policy()));
    if (audience.seats().isEmpty()) {
      CreateCampaignReader.note(audience.unusable(), faults);
      return Optional.empty();
    }
    Set<String> unknown =
        audience.unknown(wording.variables(request.message()), NewCampaign.context(request));
    if (!unknown.isEmpty()) {
      forgetKept(unknown, audience, tenant);
    }
    for (String name : new TreeSet<>(unknown)) {
      faults.add(
          Path.ROOT.name("message"),
          Kind.UNACCEPTABLE,
          "needs {{%s}}, which none of the contacts has".formatted(name));
    }
    return unknown.isEmpty() ? Optional.of(audience) : Optional.empty();
  }

  /** Somebody described may be known, and their record tell more than the request. */
  private void forgetKept(Set<String> unknown, Audience audience, Tenant tenant) {
    for (Contact contact : findContacts.at(tenant.id(), audience.addresses())) {
      ContactFields kept = ContactFields.of(contact.address(), Optional.of(contact), Map.of());
      unknown.removeIf(name -> kept.find(name).isPresent());
    }
  }
}
