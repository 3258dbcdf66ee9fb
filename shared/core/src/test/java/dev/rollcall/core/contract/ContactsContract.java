package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Contacts} promises. */
public abstract class ContactsContract {
  private static final Address ADDRESS = number(1);

  /** An empty store, the same throughout a test. */
  protected abstract Contacts contacts();

  @Test
  void findsNobodyWhereNobodyWasWritten() {
    assertThat(contacts().find(TENANT, ADDRESS)).isEmpty();
  }

  @Test
  void keepsEveryField() {
    Contact full =
        new Contact(
            new ContactId("id-1"),
            ADDRESS,
            Optional.of("Asia/Kathmandu"),
            Values.large(),
            NOW.plusNanos(123_456_789));

    assertThat(contacts().upsert(TENANT, full)).isEqualTo(full.id());

    assertThat(contacts().find(TENANT, ADDRESS)).contains(full);
  }

  @Test
  void keepsAMailbox() {
    Contact mailbox =
        new Contact(
            new ContactId("id-1"), new Address("zoe@example.com"), Optional.empty(), Map.of(), NOW);

    contacts().upsert(TENANT, mailbox);

    assertThat(contacts().find(TENANT, mailbox.address())).contains(mailbox);
  }

  @Test
  void letsANewerStateReplaceAnOlderOneUnderTheIdThatIsKnown() {
    contacts().upsert(TENANT, contact("first", Optional.of("Asia/Tokyo"), "old", NOW));

    ContactId id =
        contacts().upsert(TENANT, contact("second", Optional.empty(), "new", NOW.plusMillis(1)));

    assertThat(id).isEqualTo(new ContactId("first"));
    assertThat(contacts().find(TENANT, ADDRESS))
        .contains(contact("first", Optional.empty(), "new", NOW.plusMillis(1)));
  }

  @Test
  void neverLetsAnOlderStateOverwriteANewerOne() {
    Contact newer = contact("first", Optional.empty(), "new", NOW);
    contacts().upsert(TENANT, newer);

    ContactId id =
        contacts().upsert(TENANT, contact("second", Optional.empty(), "old", NOW.minusNanos(1)));

    assertThat(id).isEqualTo(newer.id());
    assertThat(contacts().find(TENANT, ADDRESS)).contains(newer);
  }

  @Test
  void writesTheSameTwiceAsOnce() {
    Contact contact = contact("first", Optional.empty(), "same", NOW);
    contacts().upsert(TENANT, contact);

    assertThat(contacts().upsert(TENANT, contact)).isEqualTo(contact.id());
    assertThat(contacts().find(TENANT, ADDRESS)).contains(contact);
  }

  @Test
  void keepsTenantsApart() {
    contacts().upsert(TENANT, contact("first", Optional.empty(), "mine", NOW));

    assertThat(contacts().find(new TenantId("acme2"), ADDRESS)).isEmpty();
  }

  private static Contact contact(String id, Optional<String> zone, String name, Instant at) {
    return new Contact(new ContactId(id), ADDRESS, zone, Map.of("name", name), at);
  }
}
