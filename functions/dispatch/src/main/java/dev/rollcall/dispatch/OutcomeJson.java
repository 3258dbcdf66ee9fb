package dev.rollcall.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** An outcome as a carrier tells it. */
final class OutcomeJson {
  private static final int TALK_SECONDS_MAX = 24 * 60 * 60;

  private OutcomeJson() {}

  /** The outcome in an object; empty if it names no disposition that a carrier may report. */
  static Optional<Outcome> read(JsonNode body, Instant now) {
    String word = body.path("disposition").asText("");
    return Arrays.stream(Disposition.values())
        .filter(d -> d.isReportable() && d.word().equals(word))
        .findFirst()
        .map(
            disposition ->
                new Outcome(
                    disposition,
                    time(body.path("ended_at").asText(""), now),
                    Math.clamp(body.path("talk_seconds").asLong(0), 0, TALK_SECONDS_MAX),
                    body.path("detail").asText("")));
  }

  private static Instant time(String text, Instant otherwise) {
    try {
      return text.isEmpty() ? otherwise : Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return otherwise;
    }
  }
}
