package dev.rollcall.api.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of one body, everybody once: a row is matched with those before it by number, then by
 * mailbox, as it will be with those whom the account knows; of what two rows say, the later stands.
 * In the end no two of them have a number or a mailbox in common.
 */
public final class People {
  private final Map<Address, Somebody> byPhone = new HashMap<>();
  private final Map<Address, Somebody> byEmail = new HashMap<>();

  /** Somebody, of whom later rows may say more. */
  public static final class Somebody {
    private Person person;
    private @Nullable Somebody same;

    private Somebody(Person person) {
      this.person = person;
    }

    /** What all rows so far say about them. */
    public Person person() {
      return itself().person;
    }

    /** The one who stands for all who turned out to be this person. */
    public Somebody itself() {
      return same == null ? this : same.itself();
    }
  }

  /** Takes in a row, and says whom it is about. */
  public Somebody add(Person row) {
    Optional<Somebody> byItsMailbox =
        row.email().flatMap(email -> Optional.ofNullable(byEmail.get(email)));
    Optional<Somebody> known =
        row.phone()
            .flatMap(phone -> Optional.ofNullable(byPhone.get(phone)))
            .or(() -> byItsMailbox);
    Somebody somebody = known.orElseGet(() -> new Somebody(row));
    known.ifPresent(
        before -> {
          forget(before);
          before.person = before.person.then(row);
        });
    byItsMailbox
        .filter(other -> other != somebody)
        .ifPresent(other -> giveMailboxUp(other, somebody));
    remember(somebody);
    return somebody;
  }

  /** Whoever is left without an address was the taker all along. */
  private void giveMailboxUp(Somebody owner, Somebody taker) {
    forget(owner);
    if (owner.person.phone().isPresent()) {
      owner.person = owner.person.withoutEmail();
      remember(owner);
    } else {
      taker.person = owner.person.then(taker.person);
      owner.same = taker;
    }
  }

  private void remember(Somebody somebody) {
    somebody.person.phone().ifPresent(phone -> byPhone.put(phone, somebody));
    somebody.person.email().ifPresent(email -> byEmail.put(email, somebody));
  }

  /** A number or mailbox that somebody gave up for another leads to them no more. */
  private void forget(Somebody somebody) {
    somebody.person.phone().ifPresent(phone -> byPhone.remove(phone, somebody));
    somebody.person.email().ifPresent(email -> byEmail.remove(email, somebody));
  }
}
