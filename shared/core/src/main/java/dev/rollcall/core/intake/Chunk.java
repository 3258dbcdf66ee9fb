package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.Enrolment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A numbered part of a campaign's contacts.
 *
 * @param campaign whose
 * @param number 1 to the number of chunks
 * @param seed random: every id in the chunk follows from it, so that a repeated chunk makes the
 *     same ids and nobody can guess them
 * @param acceptedAt when the request was accepted
 * @param rows at most {@link #ROWS_MAX}
 */
public record Chunk(
    CampaignKey campaign, int number, String seed, Instant acceptedAt, List<Row> rows)
    implements Parcel {
  /** The most rows of one chunk. */
  public static final int ROWS_MAX = 500;

  /** The largest chunk in bytes, as it travels. */
  public static final int BYTES_MAX = 256 * 1024;

  /** Copies what it is given. */
  public Chunk {
    rows = List.copyOf(rows);
  }

  /**
   * One contact to reach.
   *
   * @param address where
   * @param channel the channel the contact prefers; absent, the campaign's own
   * @param who it is
   * @param priority 1 first, to 9
   * @param from caller id for this contact
   * @param context overrides the campaign's, key by key
   */
  public record Row(
      Address address,
      Optional<Channel> channel,
      Who who,
      int priority,
      Optional<String> from,
      Map<String, Object> context) {
    /** Somebody with no more to say than where they are. */
    public static Row of(Address address) {
      return of(new Who.Sent(Person.at(address)), address);
    }

    /** Somebody on the campaign's own channel, in no hurry. */
    public static Row of(Who who, Address address) {
      return new Row(
          address, Optional.empty(), who, Enrolment.PRIORITY_DEFAULT, Optional.empty(), Map.of());
    }
  }

  /** Whom a row is about. */
  public sealed interface Who {
    /** Somebody the request describes. */
    record Sent(Person person) implements Who {}

    /** Somebody the tenant has known; nobody, if they were erased since. */
    record Known(ContactId id) implements Who {}
  }
}
