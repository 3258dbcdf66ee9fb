package dev.rollcall.core.contact;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Merged.Change;
import dev.rollcall.core.memory.MemoryContacts;
import dev.rollcall.core.tenant.Policy.Retention;
import dev.rollcall.core.time.DayPart;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a request makes of the contacts it is about. */
class MergeContactTest {
  private static final Duration KEPT = Duration.ofDays(100);
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(1), KEPT, Duration.ofDays(1), Duration.ofDays(1));
  private static final Address ZOE = new Address("zoe@example.com");

  private final MemoryContacts contacts = new MemoryContacts();
  private final MergeContact merge = new MergeContact(contacts);

  private Merged merge(Person person, int request) {
    return merge(person, request, NOW.plusSeconds(request));
  }

  private Merged merge(Person person, int request, Instant acceptedAt) {
    return merge.run(
        TENANT,
        person,
        new MergeContact.Row(
            new ContactId("fresh" + request),
            "seed" + request + "/1/0",
            acceptedAt,
            Keep.at(acceptedAt, RETENTION)));
  }

  private static Person person(Address phone, Address email, Map<String, Object> attributes) {
    return new Person(
        Optional.ofNullable(phone),
        Optional.ofNullable(email),
        Optional.empty(),
        Optional.empty(),
        attributes);
  }

  @Test
  void whoNobodyKnewIsCreated() {
    Merged merged = merge(person(number(1), ZOE, Map.of("first_name", "Zoë")), 1);

    assertThat(merged.change()).isEqualTo(Change.CREATED);
    assertThat(merged.contact().id()).isEqualTo(new ContactId("fresh1"));
    assertThat(merged.contact().expiresAt()).contains(NOW.plusSeconds(1).plus(KEPT));
    assertThat(contacts.find(TENANT, number(1))).contains(merged.contact());
  }

  @Test
  void aMatchByNumberUpdatesWhatWasSentAndKeepsTheRest() {
    merge(person(number(1), ZOE, Map.of("first_name", "Zoë", "company", "Acme")), 1);

    Merged merged =
        merge(
            new Person(
                Optional.of(number(1)),
                Optional.empty(),
                Optional.of("Europe/London"),
                Optional.of(DayPart.MORNING),
                Map.of("company", "Example")),
            2);

    assertThat(merged.change()).isEqualTo(Change.UPDATED);
    assertThat(merged.contact().id()).isEqualTo(new ContactId("fresh1"));
    assertThat(merged.contact().email()).contains(ZOE);
    assertThat(merged.contact().zone()).contains("Europe/London");
    assertThat(merged.contact().attributes())
        .isEqualTo(Map.of("first_name", "Zoë", "company", "Example"));
  }

  @Test
  void nullClearsAField() {
    merge(person(number(1), null, Map.of("first_name", "Zoë", "company", "Acme")), 1);
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("company", null);

    assertThat(merge(person(number(1), null, cleared), 2).contact().attributes())
        .isEqualTo(Map.of("first_name", "Zoë"));
  }

  @Test
  void theNumberDecidesBeforeTheMailbox() {
    merge(person(number(1), null, Map.of()), 1);
    merge(person(number(2), ZOE, Map.of()), 2);

    Merged merged = merge(person(number(1), ZOE, Map.of("company", "Acme")), 3);

    assertThat(merged.contact().id()).isEqualTo(new ContactId("fresh1"));
    assertThat(contacts.find(TENANT, number(2)).orElseThrow().attributes()).isEmpty();
  }

  @Test
  void aMatchByMailboxTakesTheNewNumberAlong() {
    merge(person(number(1), ZOE, Map.of("first_name", "Zoë")), 1);

    Merged merged = merge(person(number(2), ZOE, Map.of()), 2);

    assertThat(merged.change()).isEqualTo(Change.UPDATED);
    assertThat(merged.contact().id()).isEqualTo(new ContactId("fresh1"));
    assertThat(contacts.find(TENANT, number(1))).isEmpty();
    assertThat(contacts.find(TENANT, number(2)).orElseThrow().attributes())
        .isEqualTo(Map.of("first_name", "Zoë"));
  }

  @Test
  void theFiveAddressesBeforeAreRememberedAndNotThePresentOne() {
    for (int request = 1; request <= 8; request++) {
      merge(person(number(request), ZOE, Map.of()), request);
    }
    assertThat(contacts.find(TENANT, ZOE).orElseThrow().former())
        .containsExactly(number(7), number(6), number(5), number(4), number(3));

    Contact back = merge(person(number(6), ZOE, Map.of()), 9).contact();

    assertThat(back.former())
        .containsExactly(number(8), number(7), number(5), number(4), number(3));
    assertThat(contacts.find(TENANT, number(6))).contains(back);
  }

  @Test
  void whoHadOnlyAMailboxGetsANumber() {
    merge(person(null, ZOE, Map.of("first_name", "Zoë")), 1);

    Merged merged = merge(person(number(1), ZOE, Map.of()), 2);

    assertThat(merged.contact().id()).isEqualTo(new ContactId("fresh1"));
    assertThat(contacts.find(TENANT, ZOE)).contains(merged.contact());
    assertThat(contacts.find(TENANT, number(1))).contains(merged.contact());
  }

  @Test
  void whoSaysNothingNewChangesNothing() {
    Contact before = merge(person(number(1), ZOE, Map.of("company", "Acme")), 1).contact();

    Merged merged = merge(person(number(1), null, Map.of("company", "Acme")), 2);

    assertThat(merged).isEqualTo(new Merged(before, Change.UNCHANGED));
    assertThat(contacts.find(TENANT, number(1))).contains(before);
  }

  @Test
  void whoIsUsedAfterHalfItsTimeIsKeptForLonger() {
    merge(person(number(1), null, Map.of()), 1);
    Instant later = NOW.plus(Duration.ofDays(60));

    merge(person(number(1), null, Map.of()), 2, later);

    assertThat(contacts.find(TENANT, number(1)).orElseThrow().expiresAt())
        .contains(later.plus(KEPT));
  }

  @Test
  void whoIsUsedIsKeptForAsLongAsTheyAreNeeded() {
    Contact contact = merge(person(number(1), null, Map.of()), 1).contact();
    Duration lasts = KEPT.multipliedBy(3);

    merge.used(TENANT, contact, Keep.during(lasts, NOW, RETENTION));

    assertThat(contacts.find(TENANT, number(1)).orElseThrow().expiresAt())
        .contains(NOW.plus(lasts).plus(KEPT.dividedBy(2)));
  }

  @Test
  void whoIsUsedForALongTimeIsKeptThoughSomebodyElseWritesMeanwhile() {
    Contact read = merge(person(number(1), null, Map.of()), 1).contact();
    merge(person(number(1), null, Map.of("company", "Acme")), 2);
    Duration lasts = KEPT.multipliedBy(3);

    merge.used(TENANT, read, Keep.during(lasts, NOW, RETENTION));

    Contact kept = contacts.find(TENANT, number(1)).orElseThrow();
    assertThat(kept.expiresAt()).contains(NOW.plus(lasts).plus(KEPT.dividedBy(2)));
    assertThat(kept.attributes()).isEqualTo(Map.of("company", "Acme"));
  }

  @Test
  void theSameRowAgainChangesNothingAndSaysTheSame() {
    merge(person(number(1), ZOE, Map.of("company", "Acme")), 1);
    Merged first = merge(person(number(1), null, Map.of("company", "Example")), 2);

    assertThat(merge(person(number(1), null, Map.of("company", "Example")), 2)).isEqualTo(first);
    assertThat(merge(person(number(1), ZOE, Map.of("company", "Acme")), 1).change())
        .as("it was created by the first request, whatever came since")
        .isEqualTo(Change.CREATED);
    assertThat(contacts.find(TENANT, number(1)).orElseThrow().attributes())
        .isEqualTo(Map.of("company", "Example"));
  }

  @Test
  void anOlderRequestNeverOverwritesANewerOne() {
    Contact newer = merge(person(number(1), null, Map.of("company", "New")), 2).contact();

    Merged merged = merge(person(number(1), null, Map.of("company", "Old")), 1);

    assertThat(merged).isEqualTo(new Merged(newer, Change.UNCHANGED));
  }

  @Test
  void aMoveThatCrashedHalfWayIsCompletedByItsRetry() {
    Contact before = merge(person(number(1), ZOE, Map.of()), 1).contact();
    Person moving = person(number(2), ZOE, Map.of());
    Contact written =
        before
            .updated(moving, NOW.plusSeconds(2), "seed2/1/0")
            .keptUntil(NOW.plusSeconds(2).plus(KEPT));
    contacts.save(TENANT, written, Optional.of(before));

    assertThat(merge(moving, 2).change()).isEqualTo(Change.UPDATED);
    assertThat(contacts.find(TENANT, number(1))).isEmpty();
    assertThat(contacts.find(TENANT, before.id()).map(Contact::address)).contains(number(2));
  }
}
