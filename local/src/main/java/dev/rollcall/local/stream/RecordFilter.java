package dev.rollcall.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The patterns of which a record must match one to reach a function. */
final class RecordFilter {
  private final Machine machine = Machine.builder().build();
  private final boolean open;

  RecordFilter(List<String> patterns) {
    this.open = patterns.isEmpty();
    for (String pattern : patterns) {
      try {
        machine.addRule(pattern, pattern);
      } catch (IOException e) {
        throw new IllegalArgumentException("not a filter pattern: " + pattern, e);
      }
    }
  }

  boolean matches(JsonNode record) {
    return open || !machine.rulesForJSONEvent(record).isEmpty();
  }
}
