package dev.rollcall.core.intake;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.time.DayPart;
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
    CampaignKey campaign, int number, String seed, Instant acceptedAt, List<Row> rows) {
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
   * @param zone the IANA region stated for the contact
   * @param part the part of the day the contact prefers
   * @param attributes what else is known about the person
   * @param priority 1 first, to 9
   * @param from caller id for this contact
   * @param context overrides the campaign's, key by key
   */
  public record Row(
      Address address,
      Optional<String> zone,
      Optional<DayPart> part,
      Map<String, Object> attributes,
      int priority,
      Optional<String> from,
      Map<String, Object> context) {}
}
