package dev.rollcall.local.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A contact of a campaign.
 *
 * @param zone where they are
 * @param hours in which they may be reached there
 */
record Callee(ZoneId zone, Hours hours, Expected expected) {
  /** What their clock shows. */
  LocalDateTime clock(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }
}
