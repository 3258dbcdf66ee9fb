package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a campaign may do to one contact, as its request says.
 *
 * @param attemptsMax in all
 * @param attemptsPerDayMax on one date of the contact's own
 * @param gap between the starts of two attempts
 * @param hours on the contact's clock
 * @param atOnceMax attempts of the whole campaign that may be live at one time
 */
record Terms(int attemptsMax, int attemptsPerDayMax, Duration gap, Hours hours, int atOnceMax) {
  private static final Duration USUAL_GAP = Duration.ofMinutes(15);

  /** Those of a rule, in the words of page 2. */
  static Terms ofRule(JsonNode rule) {
    return ofRule(rule, Integer.MAX_VALUE);
  }

  /** The same, for so many attempts at one time. */
  static Terms ofRule(JsonNode rule, int atOnceMax) {
    return new Terms(
        rule.get("max_total_calls").asInt(),
        rule.get("max_calls_per_day").asInt(),
        Duration.ofMinutes(rule.get("retry_interval_minutes").asLong()),
        Hours.of(rule.get("start_time").asText(), rule.get("end_time").asText()).and(Hours.CIVIL),
        atOnceMax);
  }

  /** Those of page 3. */
  static Terms ofCalls(JsonNode request) {
    int attempts =
        request.get("retry_failed").asBoolean() ? 1 + request.get("retry_attempts").asInt() : 1;
    return new Terms(
        attempts, attempts, USUAL_GAP, Hours.CIVIL, request.get("concurrent_calls").asInt());
  }

  /** Those of page 5. */
  static Terms ofMessages() {
    return new Terms(1, 1, Duration.ZERO, Hours.CIVIL, Integer.MAX_VALUE);
  }
}
