package dev.rollcall.local.demo;

import dev.rollcall.core.zone.IanaZones;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A contact of a campaign.
 *
 * @param zone IANA region where they are
 * @param hours in which they may be reached there
 */
record Callee(String zone, Hours hours, Expected expected) {
  /** What their clock shows. */
  LocalDateTime clock(Instant instant) {
    return IanaZones.shipped().local(zone, instant);
  }
}
