package dev.rollcall.local.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a mapping has come in a shard, with the state of its open window. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Position(
    @Nullable String sequence,
    boolean ended,
    @Nullable Long windowStartMillis,
    Map<String, String> state) {
  static final Position START = new Position(null, false, null, Map.of());

  Position after(@Nullable String nextSequence) {
    return new Position(
        nextSequence == null ? sequence : nextSequence, ended, windowStartMillis, state);
  }

  Position in(@Nullable Long windowStart, Map<String, String> windowState) {
    return new Position(sequence, ended, windowStart, windowState);
  }

  Position end() {
    return new Position(sequence, true, null, Map.of());
  }
}
