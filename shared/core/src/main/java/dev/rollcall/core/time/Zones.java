package dev.rollcall.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.util.Set;

/** The zone rules by which every window and every local date is computed. */
public interface Zones {
  /**
   * The rules of an IANA region.
   *
   * @throws ZoneRulesException if there is no such region
   */
  ZoneRules rules(String region);

  /** Which release of IANA's time zone database these are, such as {@code 2026f}. */
  String version();

  /** Every region that there is, by its exact name. */
  Set<String> regions();

  /**
   * Whether a region of this exact name exists. Offsets and abbreviations are none, nor are the
   * database's old names without an area, such as {@code EST} and {@code Turkey}.
   */
  boolean knows(String region);

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
}
