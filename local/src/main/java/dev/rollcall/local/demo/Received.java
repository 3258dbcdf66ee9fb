package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A webhook that arrived.
 *
 * @param id the same on every delivery of one event
 * @param verified whether its signature holds
 */
public record Received(String id, boolean verified, JsonNode body) {
  private static final Set<String> ATTEMPTS = Set.of("call.completed", "message.completed");

  /** What it tells. */
  public String type() {
    return body.path("type").asText();
  }

  /** One of its particulars. */
  public String data(String name) {
    return body.path("data").path(name).asText();
  }

  /** Whether it tells of an attempt, and not of what is known better by now. */
  boolean isAttempt() {
    return ATTEMPTS.contains(type()) && !data("correction").equals("true");
  }

  /** When the attempt began that it tells of. */
  Instant startedAt() {
    return Instant.parse(data("started_at"));
  }

  /**
   * Whether that attempt had begun by then, and not ended.
   *
   * @param lease after which its place is given to somebody else, whatever is found out later: an
   *     end that had to be asked for is dated by the answer
   */
  boolean isLiveAt(Instant instant, Duration lease) {
    Instant ended = Instant.parse(data("ended_at"));
    Instant lapsed = startedAt().plus(lease);
    Instant free = lapsed.isBefore(ended) ? lapsed : ended;
    return !startedAt().isAfter(instant) && free.isAfter(instant);
  }
}
