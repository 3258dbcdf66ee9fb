package dev.rollcall.local.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A stretch of engine time whose invocations pass a state on to each other. */
record Window(Instant start, Duration length, Map<String, String> state) {
  /** The largest state that Lambda carries; past it the window ends early. */
  private static final int STATE_BYTES_MAX = 1_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  static Instant startAt(Instant now, Duration length) {
    return Instant.ofEpochMilli(now.toEpochMilli() - now.toEpochMilli() % length.toMillis());
  }

  Instant end() {
    return start.plus(length);
  }

  void describe(ObjectNode event, String shard, boolean last, boolean early) {
    event.putObject("window").put("start", start.toString()).put("end", end().toString());
    ObjectNode stateJson = event.putObject("state");
    state.forEach(stateJson::put);
    event.put("shardId", shard);
    event.put("isFinalInvokeForWindow", last).put("isWindowTerminatedEarly", early);
  }

  /** The state that a function's answer passes on. */
  static Map<String, String> stateIn(String payload) {
    try {
      Map<String, String> state = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : JSON.readTree(payload).path("state").properties()) {
        state.put(entry.getKey(), entry.getValue().asText());
      }
      return state;
    } catch (JsonProcessingException _) {
      return Map.of();
    }
  }

  static boolean isTooLarge(Map<String, String> state) {
    int bytes =
        state.entrySet().stream()
            .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum();
    return bytes > STATE_BYTES_MAX;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
