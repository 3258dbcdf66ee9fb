package dev.rollcall.core.tenant;

import java.time.Instant;

/**
 * A secret that was replaced and still signs beside the new one, so that receivers can change over
 * without missing anything (Standard Webhooks 1.0, "Secret rotation").
 *
 * @param until from when on it signs nothing more
 */
public record FormerSecret(String secret, Instant until) {
  /** Whether it still signs. */
  public boolean isInUse(Instant now) {
    return now.isBefore(until);
  }

  /** Without the secret, so that none reaches a log by accident. */
  @Override
  public String toString() {
    return "FormerSecret[until " + until + "]";
  }
}
