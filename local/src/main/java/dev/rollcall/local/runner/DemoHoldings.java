package dev.rollcall.local.runner;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.local.demo.Scenario;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Puts there what the demo tenant holds before any request: page 5's contacts, page 1's template.
 */
record DemoHoldings(Contacts contacts, Templates templates, Scenario scenario) {
  /** Writes what is not there yet, and nothing over what is. */
  void settle(Instant now) {
    for (Scenario.KnownContact known : scenario.knownContacts()) {
      Person person =
          new Person(
              Optional.of(new Address(known.number())),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of("first_name", known.firstName(), "last_name", known.lastName()));
      Contact contact = Contact.of(new ContactId(known.id()), person, now, "demo");
      contacts.save(Credentials.TENANT, contact, Optional.empty());
    }
    Scenario.KnownTemplate known = scenario.knownTemplate();
    TemplateKey key = new TemplateKey(Credentials.TENANT, known.number());
    templates.save(
        new MessageTemplate(key, known.name(), Optional.empty(), known.body(), now, now, 1));
  }
}
