package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.DayPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Contacts} promises. */
public abstract class ContactsContract {
  private static final Address ADDRESS = number(1);
  private static final Address MAILBOX = new Address("zoe@example.com");
  private static final ContactId ZOE = new ContactId("zoe");

  /** An empty store, the same throughout a test. */
  protected abstract Contacts contacts();

  private static Person person(Address phone) {
    return person(Optional.of(phone), Optional.of(MAILBOX));
  }

  private static Person person(Optional<Address> phone, Optional<Address> email) {
    return new Person(phone, email, Optional.empty(), Optional.empty(), Map.of("name", "Zoë"));
  }

  private static Contact zoe() {
    return Contact.of(ZOE, person(ADDRESS), NOW, "seed/1/0");
  }

  private Contact saved(Contact contact) {
    assertThat(contacts().save(TENANT, contact, Optional.empty()))
        .isEqualTo(new Write.Done<Contact>());
    return contact;
  }

  private Contact saved(Contact contact, Contact over) {
    assertThat(contacts().save(TENANT, contact, Optional.of(over)))
        .isEqualTo(new Write.Done<Contact>());
    return contact;
  }

  @Test
  void findsNobodyWhereNobodyWasWritten() {
    assertThat(contacts().find(TENANT, ADDRESS)).isEmpty();
    assertThat(contacts().glance(TENANT, ADDRESS)).isEmpty();
    assertThat(contacts().find(TENANT, ZOE)).isEmpty();
  }

  @Test
  void keepsEveryField() {
    Contact full =
        saved(
            new Contact(
                ZOE,
                ADDRESS,
                Optional.of(MAILBOX),
                Optional.of("Asia/Kathmandu"),
                Optional.of(DayPart.EVENING),
                Values.large(),
                NOW.plusNanos(123_456_789),
                "seed/1/0",
                Optional.empty(),
                List.of(number(8), number(9)),
                Optional.of(NOW.plusSeconds(86_400)),
                1));

    assertThat(contacts().find(TENANT, ADDRESS)).contains(full);
    assertThat(contacts().glance(TENANT, ADDRESS)).contains(full);
  }

  @Test
  void findsSomebodyByNumberByMailboxAndById() {
    Contact zoe = saved(zoe());

    assertThat(contacts().find(TENANT, ADDRESS)).contains(zoe);
    assertThat(contacts().find(TENANT, MAILBOX)).contains(zoe);
    assertThat(contacts().find(TENANT, ZOE)).contains(zoe);
  }

  @Test
  void keepsSomebodyWithoutANumberUnderTheirMailbox() {
    Contact zoe =
        saved(Contact.of(ZOE, person(Optional.empty(), Optional.of(MAILBOX)), NOW, "seed/1/0"));

    assertThat(contacts().find(TENANT, MAILBOX)).contains(zoe);
    assertThat(contacts().find(TENANT, ZOE)).contains(zoe);
  }

  @Test
  void writesOnlyOverTheVersionThatWasRead() {
    Contact zoe = saved(zoe());
    Contact next = saved(zoe.updated(person(ADDRESS), NOW.plusSeconds(1), "seed/1/1"), zoe);

    Contact late = zoe.updated(person(ADDRESS), NOW.plusSeconds(2), "seed/1/2");
    assertThat(contacts().save(TENANT, late, Optional.of(zoe)))
        .isEqualTo(new Write.Lost<>(Optional.of(next)));
    assertThat(contacts().save(TENANT, zoe(), Optional.empty()))
        .isEqualTo(new Write.Lost<>(Optional.of(next)));
  }

  @Test
  void aMailboxThatWasGivenUpLeadsNowhere() {
    Contact zoe = saved(zoe());
    Address other = new Address("zoe@example.org");
    Contact changed =
        zoe.updated(
            person(Optional.of(ADDRESS), Optional.of(other)), NOW.plusSeconds(1), "seed/2/0");
    saved(changed, zoe);

    assertThat(contacts().find(TENANT, MAILBOX)).isEmpty();
    assertThat(contacts().find(TENANT, other)).contains(changed);
  }

  @Test
  void aMailboxThatIsSomebodysOwnAddressStaysTheirs() {
    Contact mailbox =
        saved(
            Contact.of(
                new ContactId("eve"),
                person(Optional.empty(), Optional.of(MAILBOX)),
                NOW,
                "seed/1/0"));
    saved(zoe());

    assertThat(contacts().find(TENANT, MAILBOX)).contains(mailbox);
  }

  @Test
  void someoneWhoMovesIsFoundUnderTheNewNumberOnly() {
    Contact zoe = saved(zoe());
    Contact moved = zoe.updated(person(number(2)), NOW.plusSeconds(1), "seed/2/0");
    saved(moved, zoe);
    contacts().settle(TENANT, moved);
    contacts().settle(TENANT, moved);

    assertThat(contacts().find(TENANT, ADDRESS)).isEmpty();
    assertThat(contacts().find(TENANT, number(2))).contains(moved);
    assertThat(contacts().find(TENANT, MAILBOX)).contains(moved);
    assertThat(contacts().find(TENANT, ZOE)).contains(moved);
  }

  @Test
  void someoneWhoHadNoNumberMovesToTheirs() {
    Contact zoe =
        saved(Contact.of(ZOE, person(Optional.empty(), Optional.of(MAILBOX)), NOW, "seed/1/0"));
    Contact moved = zoe.updated(person(ADDRESS), NOW.plusSeconds(1), "seed/2/0");
    saved(moved, zoe);
    contacts().settle(TENANT, moved);

    assertThat(contacts().find(TENANT, MAILBOX)).contains(moved);
    assertThat(contacts().find(TENANT, ADDRESS)).contains(moved);
  }

  @Test
  void movingNeverTakesWhatSomebodyElseHas() {
    Contact other =
        saved(
            Contact.of(
                new ContactId("eve"),
                person(Optional.of(number(2)), Optional.empty()),
                NOW,
                "seed/1/1"));
    Contact zoe = saved(zoe());
    Contact moved = zoe.updated(person(number(2)), NOW.plusSeconds(1), "seed/2/0");

    assertThat(contacts().save(TENANT, moved, Optional.of(zoe)))
        .isEqualTo(new Write.Lost<>(Optional.of(other)));
  }

  @Test
  void findsManyAtOnceAndLeavesOutWhoIsNotThere() {
    List<Contact> many =
        IntStream.range(0, Contacts.BATCH_MAX - 1)
            .mapToObj(
                i ->
                    saved(
                        Contact.of(
                            new ContactId("many" + i),
                            person(Optional.of(number(i)), Optional.empty()),
                            NOW,
                            "seed/1/" + i)))
            .toList();
    List<ContactId> ids =
        Stream.concat(many.stream().map(Contact::id), Stream.of(new ContactId("nobody"))).toList();
    List<Address> addresses =
        Stream.concat(many.stream().map(Contact::address), Stream.of(new Address("no@example.com")))
            .toList();

    assertThat(contacts().findIds(TENANT, ids)).containsExactlyInAnyOrderElementsOf(many);
    assertThat(contacts().findAddresses(TENANT, addresses))
        .containsExactlyInAnyOrderElementsOf(many);
    assertThat(contacts().findIds(TENANT, List.of())).isEmpty();
    assertThat(contacts().findAddresses(TENANT, List.of())).isEmpty();
  }

  @Test
  void findsSomebodyOnceHoweverOftenTheyAreAskedFor() {
    Contact zoe = saved(zoe());

    assertThat(contacts().findIds(TENANT, List.of(ZOE, ZOE))).containsExactly(zoe);
    assertThat(contacts().findAddresses(TENANT, List.of(ADDRESS, MAILBOX, ADDRESS)))
        .containsExactly(zoe);
    assertThat(contacts().findAddresses(TENANT, List.of(MAILBOX))).containsExactly(zoe);
  }

  @Test
  void findsNobodyOfManyUnderAMailboxThatWasGivenUp() {
    Contact zoe = saved(zoe());
    Address other = new Address("zoe@example.org");
    saved(
        zoe.updated(
            person(Optional.of(ADDRESS), Optional.of(other)), NOW.plusSeconds(1), "seed/2/0"),
        zoe);

    assertThat(contacts().findAddresses(TENANT, List.of(MAILBOX))).isEmpty();
    assertThat(contacts().findAddresses(TENANT, List.of(other))).hasSize(1);
  }

  @Test
  void keepsTenantsApart() {
    saved(zoe());
    TenantId other = new TenantId("acme2");

    assertThat(contacts().findIds(other, List.of(ZOE))).isEmpty();
    assertThat(contacts().findAddresses(other, List.of(ADDRESS, MAILBOX))).isEmpty();

    assertThat(contacts().find(other, ADDRESS)).isEmpty();
    assertThat(contacts().find(other, MAILBOX)).isEmpty();
    assertThat(contacts().find(other, ZOE)).isEmpty();
  }
}
