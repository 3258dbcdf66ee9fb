package dev.rollcall.core.eligibility;

import java.time.Instant;

/** One question that must be answered with yes before anybody is reached. */
interface Gate {
  /** Its answer, eligible or why not. */
  Eligibility check(Situation situation, Instant now);
}
