package dev.rollcall.core.jurisdiction;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.OpenHours;
import dev.rollcall.core.time.Territory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The limits that one law, or one practice of carriers, sets for numbers of some areas.
 *
 * @param name by which tenants switch it on
 * @param title what it is about, for readers
 * @param areas countries and subdivisions of ISO 3166 whose numbers it concerns
 * @param channels on which it holds
 * @param hours when somebody may be reached, as the clock on their wall shows it
 * @param datesUntil the last date up to which closed dates are listed; absent if it has none
 * @param caps on one address over all campaigns; attempts on every channel use them up
 * @param afterConversation how long nobody is reached again after they were talked to
 * @param source where the figures stand
 * @param date on which they were last compared with that
 */
public record Pack(
    String name,
    String title,
    Set<String> areas,
    Set<Channel> channels,
    OpenHours hours,
    Optional<LocalDate> datesUntil,
    List<RollingCap> caps,
    Optional<Duration> afterConversation,
    String source,
    LocalDate date) {
  /** Copies what it is given. */
  public Pack {
    areas = Set.copyOf(areas);
    channels = Set.copyOf(channels);
    caps = List.copyOf(caps);
  }

  /** Whether it holds for a number of this territory that is reached on a channel. */
  public boolean concerns(Territory territory, Channel channel) {
    return channels.contains(channel) && areas.stream().anyMatch(territory::isIn);
  }
}
