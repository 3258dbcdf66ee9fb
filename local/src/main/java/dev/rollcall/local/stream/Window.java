package dev.rollcall.local.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A stretch of engine time whose invocations pass a state on to each other. */
record Window(Instant start, Duration length, Map<String, String> state) {
  /** The largest state that Lambda carries; past it the window ends early. */
  static final int STATE_BYTES_MAX = 1_000_000;

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
}
