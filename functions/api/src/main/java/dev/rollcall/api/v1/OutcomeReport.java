package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a carrier's word on what became of an attempt. */
final class OutcomeReport {
  private static final int TALK_SECONDS_MAX = 24 * 60 * 60;

  private OutcomeReport() {}

  static Optional<Outcome> read(JsonNode body, Instant now, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, now, faults));
  }

  private static Optional<Outcome> read(Fields fields, Instant now, Faults faults) {
    Optional<String> word = fields.text("disposition", Need.REQUIRED, 0, Integer.MAX_VALUE);
    Optional<Disposition> disposition = word.flatMap(OutcomeReport::reportable);
    if (word.isPresent() && disposition.isEmpty()) {
      fields.fault("disposition", Kind.UNACCEPTABLE, "must be one of " + words());
    }
    Instant endedAt = fields.time("ended_at", Need.NULLABLE).orElse(now);
    int talkSeconds = fields.integer("talk_seconds", Need.NULLABLE, 0, TALK_SECONDS_MAX).orElse(0);
    String detail = fields.text("detail", Need.NULLABLE, 0, Integer.MAX_VALUE).orElse("");
    fields.rejectOthers();
    return faults.isEmpty()
        ? Optional.of(new Outcome(disposition.orElseThrow(), endedAt, talkSeconds, detail))
        : Optional.empty();
  }

  private static Optional<Disposition> reportable(String word) {
    return Arrays.stream(Disposition.values())
        .filter(Disposition::isReportable)
        .filter(disposition -> disposition.word().equals(word))
        .findFirst();
  }

  private static String words() {
    return Arrays.stream(Disposition.values())
        .filter(Disposition::isReportable)
        .map(Disposition::word)
        .collect(Collectors.joining(", "));
  }
}
