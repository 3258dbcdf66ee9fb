package dev.rollcall.core.eligibility;

import java.time.Instant;
import java.util.Map;

/** One question that must be answered with yes before anybody is reached. */
interface Gate {
  /** Its name for a program. */
  String word();

  /** Its answer, eligible or why not. */
  Eligibility check(Situation situation, Instant now);

  /** What it looked at for its answer, by name, in the order of reading. */
  Map<String, Object> facts(Situation situation, Instant now);
}
