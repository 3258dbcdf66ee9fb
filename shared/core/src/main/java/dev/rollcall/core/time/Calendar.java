package dev.rollcall.core.time;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.store.Fingerprint;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that decides when and how a recipient is reached, apart from rule, policy and packs.
 *
 * <p>Recipients that share a calendar share a partition of the agenda, so one whose window is
 * closed costs nothing to pass over.
 *
 * @param zones IANA regions; where a number's zone is ambiguous, all candidates: the window must be
 *     open in each
 * @param part the part of the day the contact prefers
 * @param channel the channel the contact prefers; absent, the campaign's own
 * @param territory where the number belongs, if any pack concerns it, switched on or not: whoever
 *     waits already follows a pack as soon as it is switched on
 */
public record Calendar(
    NavigableSet<String> zones,
    Optional<DayPart> part,
    Optional<Channel> channel,
    Optional<Territory> territory) {
  private static final int DIGEST_CHARS = 12;
  private static final String CHANNEL = "!";

  /** Copies what it is given. */
  public Calendar {
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("a calendar needs a zone");
    }
    zones = Collections.unmodifiableNavigableSet(new TreeSet<>(zones));
  }

  /** A calendar that no pack concerns. */
  public Calendar(NavigableSet<String> zones, Optional<DayPart> part, Optional<Channel> channel) {
    this(zones, part, channel, Optional.empty());
  }

  /** A calendar on the campaign's own channel. */
  public Calendar(NavigableSet<String> zones, Optional<DayPart> part) {
    this(zones, part, Optional.empty());
  }

  /** The calendar of one region and no preference. */
  public static Calendar of(String zone) {
    return new Calendar(new TreeSet<>(List.of(zone)), Optional.empty());
  }

  /** This calendar for contacts whose number belongs to a territory. */
  public Calendar in(Territory place) {
    return new Calendar(zones, part, channel, Optional.of(place));
  }

  /** The zones in which windows must be open where the number's place counts too. */
  public NavigableSet<String> zonesAndTerritory() {
    NavigableSet<String> all = new TreeSet<>(zones);
    territory.map(Territory::elsewhere).ifPresent(all::addAll);
    return all;
  }

  /**
   * A short name, equal for equal calendars: readable for one zone; for several the first, how many
   * more there are, those of the number after a {@code &}, and a digest. It is a part of keys, so
   * it holds no {@code #}.
   */
  public String id() {
    NavigableSet<String> elsewhere =
        territory.map(Territory::elsewhere).orElseGet(Collections::emptyNavigableSet);
    String name = zones.first() + (zones.size() > 1 ? "+" + (zones.size() - 1) : "");
    if (!elsewhere.isEmpty()) {
      name += "&" + elsewhere.size();
    }
    if (zones.size() + elsewhere.size() > 1) {
      String all = String.join(",", zones);
      name += "~" + digest(elsewhere.isEmpty() ? all : all + "&" + String.join(",", elsewhere));
    }
    return name
        + territory.map(t -> "^" + t.code()).orElse("")
        + part.map(p -> "@" + p.word()).orElse("")
        + channel.map(c -> CHANNEL + c.word()).orElse("");
  }

  /** The channel that a calendar of this id prefers, even if nothing else is known of it. */
  public static Optional<Channel> channelIn(String id) {
    int at = id.lastIndexOf(CHANNEL);
    return at < 0 ? Optional.empty() : Optional.of(Channel.of(id.substring(at + 1)));
  }

  private static String digest(String text) {
    return Fingerprint.of(text).substring(0, DIGEST_CHARS);
  }
}
