package dev.rollcall.core.list;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import java.time.Instant;

/**
 * A number in a contact list.
 *
 * @param address the number
 * @param place {@link #ONLY} where a number stands in the list once; else it follows from the row
 *     that put it there, so that a repeated row puts it at the same place
 * @param contact whose it was then
 * @param priority 1 first, to 9
 * @param batch place of the batch that put it there first, from 1
 * @param part number of the part that did
 * @param addedAt when that was accepted
 * @param expiresAt when it is forgotten
 */
public record ListEntry(
    Address address,
    String place,
    ContactId contact,
    int priority,
    long batch,
    int part,
    Instant addedAt,
    Instant expiresAt) {
  /** Over how many partitions a list is spread. */
  public static final int SHARDS = 8;

  /** The place of a number that may stand in its list only once. */
  public static final String ONLY = "0";

  private static final char SEPARATOR = '#';

  /** Refuses a priority out of range. */
  public ListEntry {
    if (priority < 1 || priority > 9) {
      throw new IllegalArgumentException("priority is 1 to 9");
    }
  }

  /** A place of its own for one row; those of a number sort in the order of their rows. */
  public static String placeOf(long batch, int part, int row) {
    return "%010d.%04d.%04d".formatted(batch, part, row);
  }

  /** The partition that an address stands in, 0 to {@link #SHARDS} − 1. */
  public static int shardOf(Address address) {
    return Math.floorMod(address.value().hashCode(), SHARDS);
  }

  /** The partition that this entry stands in. */
  public int shard() {
    return shardOf(address);
  }

  /** Where it stands in its partition: all entries of an address stand side by side. */
  public String position() {
    return address.value() + SEPARATOR + place;
  }

  /** The address that a position is about. */
  public static Address addressAt(String position) {
    return new Address(position.substring(0, position.lastIndexOf(SEPARATOR)));
  }

  /** This entry, kept until another instant. */
  public ListEntry keptUntil(Instant instant) {
    return new ListEntry(address, place, contact, priority, batch, part, addedAt, instant);
  }

  /** Whether it was put there by this part of this batch. */
  public boolean isBy(long otherBatch, int otherPart) {
    return batch == otherBatch && part == otherPart;
  }
}
