package dev.rollcall.core.contact;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.memory.MemoryContacts;
import dev.rollcall.core.tenant.Policy.Retention;
import dev.rollcall.core.time.DayPart;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an edit by hand makes of a contact. */
class EditContactTest {
  private static final Duration KEPT = Duration.ofDays(100);
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(1), KEPT, Duration.ofDays(1), Duration.ofDays(1));
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Address OLD = new Address("zoe@example.com");
  private static final Address NEW = new Address("zoe@example.org");
  private static final ContactId ZOE = new ContactId("zoe");

  private final MemoryContacts contacts = new MemoryContacts();
  private final EditContact edit = new EditContact(contacts);
  private final MergeContact merge = new MergeContact(contacts);

  EditContactTest() {
    contacts.save(
        TENANT,
        Contact.of(
            ZOE,
            new Person(
                Optional.of(number(1)),
                Optional.of(OLD),
                Optional.of("Asia/Tokyo"),
                Optional.of(DayPart.MORNING),
                Map.of("first_name", "Zoë", "order", Map.of("id", 7, "open", true))),
            NOW,
            "seed"),
        Optional.empty());
  }

  private static final ContactPatch NOTHING =
      new ContactPatch(Edit.none(), Edit.none(), Edit.none(), Map.of(), false);

  private Contact edited(ContactPatch patch) {
    return edit.run(
            TENANT, ZOE, patch, new EditContact.By("edit", LATER, Keep.at(LATER, RETENTION)))
        .orElseThrow();
  }

  private Contact edited(Map<String, Object> attributes, boolean cleared) {
    return edited(new ContactPatch(Edit.none(), Edit.none(), Edit.none(), attributes, cleared));
  }

  private static Map<String, Object> map(String name, @Nullable Object value) {
    Map<String, Object> map = new HashMap<>();
    map.put(name, value);
    return map;
  }

  @Test
  void whatItDoesNotMentionStays() {
    Contact before = contacts.find(TENANT, ZOE).orElseThrow();

    Contact after = edited(NOTHING);

    assertThat(after.says(before)).isTrue();
    assertThat(after.expiresAt()).contains(LATER.plus(KEPT));
    assertThat(contacts.find(TENANT, ZOE)).contains(after);
  }

  @Test
  void whatItMentionsIsReplacedOrCleared() {
    Contact after =
        edited(
            new ContactPatch(
                Edit.to(Optional.of(NEW)),
                Edit.to(Optional.empty()),
                Edit.to(Optional.of(DayPart.EVENING)),
                Map.of(),
                false));

    assertThat(after.email()).contains(NEW);
    assertThat(after.zone()).isEmpty();
    assertThat(after.part()).contains(DayPart.EVENING);
    assertThat(contacts.find(TENANT, NEW)).contains(after);
    assertThat(contacts.find(TENANT, OLD)).isEmpty();
  }

  @Test
  void attributesAreMergedAsDeepAsTheyGo() {
    Map<String, Object> order = new HashMap<>();
    order.put("open", null);
    order.put("total", 12);

    assertThat(edited(Map.of("order", order, "company", "Acme"), false).attributes())
        .isEqualTo(
            Map.of("first_name", "Zoë", "company", "Acme", "order", Map.of("id", 7, "total", 12)));
  }

  @Test
  void nullRemovesAnAttribute() {
    assertThat(edited(map("order", null), false).attributes())
        .isEqualTo(Map.of("first_name", "Zoë"));
  }

  @Test
  void anObjectReplacesWhatIsNoneAndKeepsNoNull() {
    assertThat(edited(Map.of("first_name", map("nick", null)), false).attributes())
        .containsEntry("first_name", Map.of());
    assertThat(edited(Map.of("order", List.of(1, 2)), false).attributes())
        .containsEntry("order", List.of(1, 2));
  }

  @Test
  void allAttributesMayBeClearedAtOnce() {
    assertThat(edited(Map.of(), true).attributes()).isEmpty();
  }

  @Test
  void anOlderImportNeverOverwritesIt() {
    edited(Map.of("first_name", "Zoe"), false);

    Person older =
        new Person(
            Optional.of(number(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("first_name", "Z."));
    merge.run(
        TENANT,
        older,
        new MergeContact.Row(
            new ContactId("x"),
            "s/1/1",
            NOW.plusSeconds(1),
            Keep.at(NOW.plusSeconds(1), RETENTION)));

    assertThat(contacts.find(TENANT, ZOE).orElseThrow().attributes())
        .containsEntry("first_name", "Zoe");
  }

  @Test
  void whoWasMovedAndNeverSettledIsSettledFirst() {
    Contact read = contacts.find(TENANT, ZOE).orElseThrow();
    Contact moved =
        read.updated(
            new Person(
                Optional.of(number(2)),
                Optional.of(OLD),
                Optional.empty(),
                Optional.empty(),
                Map.of()),
            NOW.plusSeconds(1),
            "s/2/0");
    contacts.save(TENANT, moved, Optional.of(read));
    contacts.settle(TENANT, moved);

    Contact after = edited(Map.of("company", "Acme"), false);

    assertThat(after.address()).isEqualTo(number(2));
    assertThat(after.movedFrom()).isEmpty();
    assertThat(contacts.find(TENANT, number(1))).isEmpty();
    assertThat(contacts.find(TENANT, OLD)).contains(after);
  }

  @Test
  void nobodyIsEditedWhomNobodyKnows() {
    assertThat(
            edit.run(
                TENANT,
                new ContactId("nobody"),
                NOTHING,
                new EditContact.By("edit", LATER, Keep.at(LATER, RETENTION))))
        .isEmpty();
  }
}
