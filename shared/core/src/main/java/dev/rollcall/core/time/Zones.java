package dev.rollcall.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;

/** The zone rules by which every window and every local date is computed. */
public interface Zones {
  /**
   * The rules of an IANA region.
   *
   * @throws ZoneRulesException if there is no such region
   */
  ZoneRules rules(String region);

  /** Which release of the zone database these are. */
  String version();

  /** Whether a region of this exact name exists; offsets and abbreviations are none. */
  default boolean knows(String region) {
    return region.contains("/") && ZoneRulesProvider.getAvailableZoneIds().contains(region);
  }

  /** The wall clock of a region at an instant. */
  default LocalDateTime local(String region, Instant at) {
    return LocalDateTime.ofEpochSecond(
        at.getEpochSecond(), at.getNano(), rules(region).getOffset(at));
  }

  /** The first instant of a calendar day in a region; not always midnight. */
  default Instant startOfDay(String region, LocalDate date) {
    ZoneRules rules = rules(region);
    LocalDateTime midnight = date.atStartOfDay();
    var transition = rules.getTransition(midnight);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : midnight.toInstant(rules.getValidOffsets(midnight).getFirst());
  }

  /** The rules that come with the running JDK. */
  static Zones jdk() {
    return new Zones() {
      @Override
      public ZoneRules rules(String region) {
        return ZoneRulesProvider.getRules(region, false);
      }

      @Override
      public String version() {
        return ZoneRulesProvider.getVersions("Europe/London").lastEntry().getKey();
      }
    };
  }
}
