package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A figure that an answer must show once all is over.
 *
 * @param path what to ask
 * @param pointer where in the answer
 */
record Claim(String path, String pointer, String figure) {
  /** What is wrong about an answer, if anything. */
  Optional<String> fault(JsonNode answer) {
    String found = answer.at(pointer).asText();
    return found.equals(figure)
        ? Optional.empty()
        : Optional.of("%s of %s: '%s' instead of %s".formatted(pointer, path, found, figure));
  }
}
