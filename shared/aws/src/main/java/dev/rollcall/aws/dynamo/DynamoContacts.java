package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.tenant.TenantId;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Contacts in the table of addresses. */
public final class DynamoContacts implements Contacts {
  private final Table addresses;

  /** Contacts in this table. */
  public DynamoContacts(DynamoDbClient client, String addressesTable) {
    this.addresses = new Table(client, addressesTable);
  }

  @Override
  public Optional<Contact> find(TenantId tenant, Address address) {
    return addresses.glance(Keys.contact(tenant, address)).map(DynamoContacts::read);
  }

  @Override
  public ContactId upsert(TenantId tenant, Contact contact) {
    ContactId known =
        switch (addresses.update(write(tenant, contact))) {
          case Update.Answer.Done done -> id(done.item());
          case Update.Answer.Refused refused -> id(refused.item().orElseThrow());
        };
    // Also after a refusal: whoever wrote what is there may have crashed before this.
    addresses.put(
        new Item().all(Keys.reference(tenant, known)).text("a", contact.address().value()).build());
    return known;
  }

  private static Update write(TenantId tenant, Contact contact) {
    String zone = contact.zone().isPresent() ? "SET z = :z, " : "REMOVE z SET ";
    Update update =
        new Update(
                Keys.contact(tenant, contact.address()),
                zone + "i = if_not_exists(i, :i), x = :x, t = :t")
            .when("attribute_not_exists(t) OR t < :t")
            .value(":i", Item.text(contact.id().value()))
            .value(":x", Item.text(Json.write(contact.attributes())))
            .value(":t", Item.time(contact.acceptedAt()));
    contact.zone().ifPresent(name -> update.value(":z", Item.text(name)));
    return update;
  }

  private static Contact read(Attributes item) {
    return new Contact(
        id(item),
        Keys.addressOf(item),
        item.maybeText("z"),
        Json.object(item.text("x")),
        item.time("t"));
  }

  private static ContactId id(Attributes item) {
    return new ContactId(item.text("i"));
  }
}
