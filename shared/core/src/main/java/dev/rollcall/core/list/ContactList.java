package dev.rollcall.core.list;

import dev.rollcall.core.campaign.CampaignId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Contacts that a tenant gathers under a name, in batches, each of one or several parts.
 *
 * <p>A list, everything in it and the contacts that it names are kept until one date: so long after
 * it was made, and, once less than half of that time is left, so long after a campaign is made from
 * it. Adding to it changes nothing about that date.
 *
 * @param key whose it is and how it is called
 * @param name unique in the tenant, 1–48 characters
 * @param description at most 256 characters
 * @param source where its contacts come from, in the words of the contract it came in by
 * @param allowDuplicates whether a number may stand in it more than once
 * @param createdBy who made it
 * @param updatedBy who last added to it
 * @param createdAt when it was made
 * @param updatedAt when a batch was last added
 * @param records entries that were counted so far, ≥ 0
 * @param batches how many batches were begun; each is known by its place, from 1
 * @param awaited parts that were begun and have not been counted yet
 * @param uses the campaigns made from it, newest first, at most {@link #USES_MAX}
 * @param expiresAt when it is forgotten, unless a campaign is made from it before
 */
public record ContactList(
    ListKey key,
    String name,
    String description,
    String source,
    boolean allowDuplicates,
    String createdBy,
    String updatedBy,
    Instant createdAt,
    Instant updatedAt,
    long records,
    long batches,
    Set<Awaited> awaited,
    List<Use> uses,
    Instant expiresAt) {
  /** The longest name, in characters. */
  public static final int NAME_CHARS_MAX = 48;

  /** The longest description, in characters. */
  public static final int DESCRIPTION_CHARS_MAX = 256;

  /** Of older campaigns a list knows no more that they were made from it. */
  public static final int USES_MAX = 50;

  /** An import that began on a list's last day may be gone on with for more than a day. */
  private static final Duration ENTRIES_KEPT_AFTER = Duration.ofDays(2);

  /** A part that did not arrive in so long was given up by its queue. */
  private static final Duration GIVEN_UP_AFTER = Duration.ofHours(1);

  /** Copies what it is given. */
  public ContactList {
    awaited = Set.copyOf(awaited);
    uses = List.copyOf(uses);
  }

  /**
   * A part of a batch that is on its way in.
   *
   * @param seed names the batch
   * @param batch place of the batch, from 1
   * @param part number of the part, from 1
   * @param since when the batch was accepted
   */
  public record Awaited(String seed, long batch, int part, Instant since) {}

  /**
   * A campaign made from this list.
   *
   * @param upTo the last batch that counts for it: what comes later is not in it
   */
  public record Use(CampaignId campaign, long upTo) {}

  /** A list without contacts. */
  public static ContactList empty(
      ListKey key,
      String name,
      String description,
      String source,
      boolean allowDuplicates,
      String createdBy,
      Instant now,
      Duration kept) {
    return new ContactList(
        key,
        name,
        description,
        source,
        allowDuplicates,
        createdBy,
        createdBy,
        now,
        now,
        0,
        0,
        Set.of(),
        List.of(),
        now.plus(kept));
  }

  /** Whether it is forgotten, though it may still be stored for a while. */
  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Until when the entries are kept: nobody who finds the list, however late, finds them gone. */
  public Instant entriesExpireAt() {
    return expiresAt.plus(ENTRIES_KEPT_AFTER);
  }

  /** When it is forgotten if a campaign is made from it now. */
  public Instant expiresIfUsed(Instant now, Duration kept) {
    return now.plus(kept.dividedBy(2)).isAfter(expiresAt) ? now.plus(kept) : expiresAt;
  }

  /** Whether a part of a batch has been begun and not been counted. */
  public boolean awaits(long batch, int part) {
    return awaited.stream().anyMatch(one -> one.batch() == batch && one.part() == part);
  }

  /** Whether some of the batches up to one are still on their way in. */
  public boolean awaitsUpTo(long batch, Instant now) {
    return awaited.stream()
        .anyMatch(one -> one.batch() <= batch && now.isBefore(one.since().plus(GIVEN_UP_AFTER)));
  }

  /** The last batch that counts for a campaign; empty if the list knows of no such use. */
  public Optional<Long> upTo(CampaignId campaign) {
    return uses.stream().filter(use -> use.campaign().equals(campaign)).map(Use::upTo).findFirst();
  }

  /** The uses with one more before the others; the oldest are forgotten. */
  public List<Use> usesWith(CampaignId campaign) {
    List<Use> more = new ArrayList<>(uses);
    more.addFirst(new Use(campaign, batches));
    return more.subList(0, Math.min(more.size(), USES_MAX));
  }
}
