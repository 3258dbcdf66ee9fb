package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.list.ContactList.Awaited;
import dev.rollcall.core.list.ListKey;
import java.time.Instant;
import java.util.List;

/**
 * A numbered part of a batch of contacts for a list.
 *
 * @param list whose
 * @param batch place of the batch in the list, from 1
 * @param number 1 to the number of parts
 * @param seed random: every id in the part follows from it
 * @param acceptedAt when the request was accepted
 * @param rows at most {@link Chunk#ROWS_MAX}
 */
public record ListChunk(
    ListKey list, long batch, int number, String seed, Instant acceptedAt, List<Row> rows)
    implements Parcel {
  /** Copies what it is given. */
  public ListChunk {
    rows = List.copyOf(rows);
  }

  /**
   * One contact to add.
   *
   * @param person with a number
   * @param priority 1 first, to 9
   */
  public record Row(Person person, int priority) {
    /** Refuses somebody without a number. */
    public Row {
      if (person.phone().isEmpty()) {
        throw new IllegalArgumentException("a list holds numbers");
      }
    }

    /** Where they are reached. */
    public Address address() {
      return person.phone().orElseThrow();
    }
  }

  /** As what the list awaits it. */
  Awaited awaited() {
    return new Awaited(seed, batch, number, acceptedAt);
  }
}
