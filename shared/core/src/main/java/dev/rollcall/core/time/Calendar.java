package dev.rollcall.core.time;

import dev.rollcall.core.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that decides when and how a recipient is reached, apart from rule and policy.
 *
 * <p>Recipients that share a calendar share a partition of the agenda, so one whose window is
 * closed costs nothing to pass over.
 *
 * @param zones IANA regions; where a number's zone is ambiguous, all candidates: the window must be
 *     open in each
 * @param part the part of the day the contact prefers
 * @param channel the channel the contact prefers; absent, the campaign's own
 */
public record Calendar(
    NavigableSet<String> zones, Optional<DayPart> part, Optional<Channel> channel) {
  private static final String CHANNEL = "!";

  /** Copies what it is given. */
  public Calendar {
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("a calendar needs a zone");
    }
    zones = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(zones));
  }

  /** A calendar on the campaign's own channel. */
  public Calendar(NavigableSet<String> zones, Optional<DayPart> part) {
    this(zones, part, Optional.empty());
  }

  /** The calendar of one region and no preference. */
  public static Calendar of(String zone) {
    return new Calendar(new TreeSet<>(java.util.List.of(zone)), Optional.empty());
  }

  /**
   * A short name, equal for equal calendars: readable for one zone; for several the first, their
   * number and a digest. It is a part of keys, so it holds no {@code #}.
   */
  public String id() {
    String name = zones.first();
    if (zones.size() > 1) {
      name += "+" + (zones.size() - 1) + "~" + digest(String.join(",", zones));
    }
    return name
        + part.map(p -> "@" + p.word()).orElse("")
        + channel.map(c -> CHANNEL + c.word()).orElse("");
  }

  /** The channel that a calendar of this id prefers, even if nothing else is known of it. */
  public static Optional<Channel> channelIn(String id) {
    int at = id.lastIndexOf(CHANNEL);
    return at < 0 ? Optional.empty() : Optional.of(Channel.of(id.substring(at + 1)));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
