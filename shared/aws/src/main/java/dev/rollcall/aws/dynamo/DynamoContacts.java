package dev.rollcall.aws.dynamo;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Contacts in the table of addresses. */
public final class DynamoContacts implements Contacts {
  private final Table addresses;

  /** Contacts in this table. */
  public DynamoContacts(DynamoDbClient client, String addressesTable) {
    this.addresses = new Table(client, addressesTable);
  }

  private interface Read {
    Optional<Attributes> item(Map<String, AttributeValue> key);
  }

  @Override
  public Optional<Contact> find(TenantId tenant, Address address) {
    return read(tenant, address, addresses::find);
  }

  @Override
  public Optional<Contact> glance(TenantId tenant, Address address) {
    return read(tenant, address, addresses::glance);
  }

  private static Optional<Contact> read(TenantId tenant, Address address, Read read) {
    Optional<Attributes> item = read.item(Keys.contact(tenant, address));
    Optional<Address> elsewhere =
        item.flatMap(i -> i.maybeText(ContactItem.LEADS_TO)).map(Address::new);
    return elsewhere.isEmpty()
        ? item.map(ContactItem::read)
        : elsewhere
            .flatMap(home -> read.item(Keys.contact(tenant, home)))
            .filter(DynamoContacts::isContact)
            .map(ContactItem::read)
            // A mailbox that its owner gave up may still lead there.
            .filter(owner -> owner.email().filter(address::equals).isPresent());
  }

  @Override
  public Optional<Contact> find(TenantId tenant, ContactId id) {
    return addresses
        .glance(Keys.reference(tenant, id))
        .or(() -> addresses.find(Keys.reference(tenant, id)))
        .map(reference -> new Address(reference.text(ContactItem.LEADS_TO)))
        .flatMap(home -> addresses.find(Keys.contact(tenant, home)))
        .filter(DynamoContacts::isContact)
        .map(ContactItem::read)
        .filter(contact -> contact.id().equals(id));
  }

  @Override
  public List<Contact> findIds(TenantId tenant, List<ContactId> ids) {
    Set<ContactId> asked = new HashSet<>(ids);
    Stream<Address> homes =
        addresses.findAll(asked.stream().map(id -> Keys.reference(tenant, id)).toList()).stream()
            .map(reference -> new Address(reference.text(ContactItem.LEADS_TO)));
    return at(tenant, homes).filter(contact -> asked.contains(contact.id())).toList();
  }

  @Override
  public List<Contact> findAddresses(TenantId tenant, List<Address> wanted) {
    Map<Address, Contact> found = new HashMap<>();
    Set<Address> homes = new HashSet<>();
    for (Attributes item : items(tenant, wanted.stream())) {
      if (isContact(item)) {
        Contact contact = ContactItem.read(item);
        found.put(contact.address(), contact);
      } else {
        homes.add(new Address(item.text(ContactItem.LEADS_TO)));
      }
    }
    Set<Address> asked = Set.copyOf(wanted);
    homes.removeAll(found.keySet());
    at(tenant, homes.stream())
        .filter(owner -> owner.email().filter(asked::contains).isPresent())
        .forEach(owner -> found.put(owner.address(), owner));
    return List.copyOf(found.values());
  }

  private Stream<Contact> at(TenantId tenant, Stream<Address> homes) {
    return items(tenant, homes).stream().filter(DynamoContacts::isContact).map(ContactItem::read);
  }

  private List<Attributes> items(TenantId tenant, Stream<Address> at) {
    return addresses.findAll(at.distinct().map(address -> Keys.contact(tenant, address)).toList());
  }

  @Override
  public Write<Contact> save(TenantId tenant, Contact contact, Optional<Contact> read) {
    if (contact.movedFrom().isEmpty()) {
      boolean later = read.flatMap(Contact::expiresAt).equals(contact.expiresAt());
      if (read.isEmpty() || !later) {
        letIdLead(tenant, contact);
      }
      if (!later || !read.flatMap(Contact::email).equals(contact.email())) {
        letMailboxLead(tenant, contact);
      }
    }
    Map<String, AttributeValue> item = ContactItem.write(tenant, contact);
    Update.Answer answer =
        contact.version() == 1
            ? addresses.put(item, "attribute_not_exists(i)", Map.of())
            : addresses.put(
                item, "v = :before", Map.of(":before", Item.number(contact.version() - 1)));
    return switch (answer) {
      case Update.Answer.Done _ -> new Write.Done<>();
      case Update.Answer.Refused(var there) ->
          new Write.Lost<>(there.filter(DynamoContacts::isContact).map(ContactItem::read));
    };
  }

  @Override
  public void settle(TenantId tenant, Contact moved) {
    letIdLead(tenant, moved);
    moved
        .movedFrom()
        .ifPresent(
            former ->
                addresses.delete(
                    Keys.contact(tenant, former),
                    "i = :id",
                    Map.of(":id", Item.text(moved.id().value()))));
    letMailboxLead(tenant, moved);
  }

  private void letIdLead(TenantId tenant, Contact contact) {
    addresses.put(
        ContactItem.pointer(
            Keys.reference(tenant, contact.id()), contact.address(), contact.expiresAt()));
  }

  private void letMailboxLead(TenantId tenant, Contact contact) {
    contact
        .email()
        .filter(mailbox -> !mailbox.equals(contact.address()))
        .ifPresent(
            mailbox ->
                addresses.put(
                    ContactItem.pointer(
                        Keys.contact(tenant, mailbox), contact.address(), contact.expiresAt()),
                    "attribute_not_exists(i)",
                    Map.of()));
  }

  private static boolean isContact(Attributes item) {
    return item.maybe(ContactItem.ID).isPresent();
  }
}
