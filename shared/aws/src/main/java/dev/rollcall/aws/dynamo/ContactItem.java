package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.DayPart;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a contact is kept, and how its mailbox leads to it. */
final class ContactItem {
  /** Where a mailbox leads; items that have it are no contacts. */
  static final String LEADS_TO = "a";

  /** The contact's id; items that have it are contacts. */
  static final String ID = "i";

  private ContactItem() {}

  static Map<String, AttributeValue> write(TenantId tenant, Contact contact) {
    Item item =
        new Item()
            .all(Keys.contact(tenant, contact.address()))
            .text(ID, contact.id().value())
            .text(
                "m", contact.email().filter(m -> !m.equals(contact.address())).map(Address::value))
            .text("z", contact.zone())
            .text("d", contact.part().map(DayPart::word))
            .text("x", Json.write(contact.attributes()))
            .time("t", contact.acceptedAt())
            .text("s", contact.source())
            .text("f", contact.movedFrom().map(Address::value))
            .number("v", contact.version())
            .seconds("expires", contact.expiresAt());
    if (!contact.former().isEmpty()) {
      item.list("h", contact.former().stream().map(Address::value).map(Item::text).toList());
    }
    return item.build();
  }

  static Map<String, AttributeValue> pointer(
      Map<String, AttributeValue> from, Address to, Optional<Instant> expiresAt) {
    return new Item().all(from).text(LEADS_TO, to.value()).seconds("expires", expiresAt).build();
  }

  static Contact read(Attributes item) {
    Address address = Keys.addressOf(item);
    return new Contact(
        new ContactId(item.text(ID)),
        address,
        item.maybeText("m")
            .map(Address::new)
            .or(() -> Optional.of(address).filter(a -> !a.isPhone())),
        item.maybeText("z"),
        item.maybeText("d").map(DayPart::of),
        Json.object(item.text("x")),
        item.time("t"),
        item.text("s"),
        item.maybeText("f").map(Address::new),
        item.list("h").stream().map(AttributeValue::s).map(Address::new).toList(),
        item.maybeTime("expires"),
        item.number("v"));
  }
}
