package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.WebhookFields;
import java.time.Duration;
import java.util.Optional;

/** Reads how a webhook's secret is to be replaced. */
final class RotationReader {
  private static final int OVERLAP_SECONDS = 24 * 60 * 60;
  private static final int OVERLAP_SECONDS_MAX = 7 * OVERLAP_SECONDS;

  private RotationReader() {}

  /**
   * What was asked for.
   *
   * @param secret empty if one is to be made
   * @param overlap how long the former one signs too
   */
  record Asked(Optional<String> secret, Duration overlap) {}

  /** The rotation in a body; empty once any fault is noted. */
  static Optional<Asked> read(JsonNode body, Faults faults) {
    return Fields.of(body, Path.ROOT, faults)
        .flatMap(
            fields -> {
              Optional<String> secret = WebhookFields.secret(fields, "secret");
              int seconds =
                  fields
                      .integer("overlap_seconds", Need.OPTIONAL, 0, OVERLAP_SECONDS_MAX)
                      .orElse(OVERLAP_SECONDS);
              fields.rejectOthers();
              return faults.isEmpty()
                  ? Optional.of(new Asked(secret, Duration.ofSeconds(seconds)))
                  : Optional.empty();
            });
  }
}
