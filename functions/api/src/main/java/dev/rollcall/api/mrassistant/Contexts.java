package dev.rollcall.api.mrassistant;

import dev.rollcall.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Measures what the carrier is told about a call: the campaign's context and the target's. */
final class Contexts {
  /** Each attempt carries it, and so does the item that keeps a target's own. */
  private static final int BYTES_MAX = 32 * 1024;

  private final Map<String, Object> shared;
  private final int sharedBytes;

  Contexts(Map<String, Object> shared) {
    this.shared = shared;
    this.sharedBytes = bytes(shared);
  }

  boolean isTooLarge() {
    return sharedBytes > BYTES_MAX;
  }

  /** Whether a target's context is too large together with what it does not override. */
  boolean isTooLargeWith(Map<String, Object> own) {
    int ownBytes = bytes(own);
    if (ownBytes > BYTES_MAX || ownBytes + sharedBytes <= BYTES_MAX) {
      return ownBytes > BYTES_MAX;
    }
    Map<String, Object> merged = new HashMap<>(shared);
    merged.putAll(own);
    // What is wrong with the campaign's own context is said once, not with every target.
    return !isTooLarge() && bytes(merged) > BYTES_MAX;
  }

  private static int bytes(Map<String, Object> context) {
    return context.isEmpty() ? 0 : Json.write(context).getBytes(StandardCharsets.UTF_8).length;
  }
}
