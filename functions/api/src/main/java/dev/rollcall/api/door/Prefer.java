package dev.rollcall.api.door;

import dev.rollcall.api.http.HttpRequest;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a caller would prefer, as RFC 7240 has it. */
final class Prefer {
  /** How a caller asks for, and is granted, that unknown properties are left out. */
  static final String LENIENT = "handling=lenient";

  private static final String HANDLING = "handling";

  private Prefer() {}

  /** Whether unknown properties are to be left out; empty if the caller does not say. */
  static Optional<Boolean> lenient(HttpRequest request) {
    return request.header("prefer").stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(preference -> preference.split(";", 2)[0].split("=", 2))
        .filter(parts -> parts[0].strip().equalsIgnoreCase(HANDLING))
        // Of several, the first counts.
        .findFirst()
        .filter(parts -> parts.length == 2)
        .map(parts -> parts[1].strip().replace("\"", ""))
        .flatMap(
            value ->
                switch (value) {
                  case "lenient" -> Optional.of(true);
                  case "strict" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }
}
