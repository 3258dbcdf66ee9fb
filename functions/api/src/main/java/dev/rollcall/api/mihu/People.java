package dev.rollcall.api.mihu;

import dev.rollcall.core.contact.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The people of one body, everybody once: a row is matched with those before it by number, then by
 * mailbox, as it will be with those whom the account knows; of what two rows say, the later stands.
 */
final class People {
  private final Map<Address, Somebody> byPhone = new HashMap<>();
  private final Map<Address, Somebody> byEmail = new HashMap<>();

  /** Somebody, of whom later rows may say more. */
  static final class Somebody {
    private ListedContact contact;

    private Somebody(ListedContact contact) {
      this.contact = contact;
    }

    /** What all rows so far say about them. */
    ListedContact contact() {
      return contact;
    }
  }

  /** Takes in a row, and says whom it is about. */
  Somebody add(ListedContact row) {
    Optional<Somebody> known =
        row.person()
            .phone()
            .flatMap(phone -> Optional.ofNullable(byPhone.get(phone)))
            .or(() -> row.person().email().flatMap(e -> Optional.ofNullable(byEmail.get(e))));
    Somebody somebody = known.orElseGet(() -> new Somebody(row));
    known.ifPresent(
        before -> {
          forget(before);
          before.contact = before.contact.then(row);
        });
    somebody.contact.person().phone().ifPresent(phone -> byPhone.put(phone, somebody));
    somebody.contact.person().email().ifPresent(email -> byEmail.put(email, somebody));
    return somebody;
  }

  /** A number or mailbox that somebody gave up for another leads to them no more. */
  private void forget(Somebody somebody) {
    somebody.contact.person().phone().ifPresent(phone -> byPhone.remove(phone, somebody));
    somebody.contact.person().email().ifPresent(email -> byEmail.remove(email, somebody));
  }
}
