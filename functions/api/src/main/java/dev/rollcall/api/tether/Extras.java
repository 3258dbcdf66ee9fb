package dev.rollcall.api.tether;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.aws.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the engine has no use for: kept, echoed and handed to the carrier with every attempt. */
record Extras(
    Optional<String> process,
    boolean isAutopilot,
    Optional<Map<String, Object>> segmentation,
    Optional<Map<String, Object>> assignment) {
  private static final String PROCESS = "process";
  private static final String AUTOPILOT = "isAutopilot";
  private static final String SEGMENTATION = "segmentation";
  private static final String ASSIGNMENT = "assignment";
  private static final int PROCESS_CHARS_MAX = 255;

  /** Every order carries them. */
  private static final int BYTES_MAX = 32 * 1024;

  static Extras read(Fields fields) {
    Extras read =
        new Extras(
            fields.text(PROCESS, Need.OPTIONAL, 0, PROCESS_CHARS_MAX),
            fields.flag(AUTOPILOT, Need.OPTIONAL).orElse(false),
            fields.object(SEGMENTATION, Need.OPTIONAL),
            fields.object(ASSIGNMENT, Need.OPTIONAL));
    if (bytes(read.segmentation) + bytes(read.assignment) > BYTES_MAX) {
      fields.fault(
          read.segmentation.isPresent() ? SEGMENTATION : ASSIGNMENT,
          Kind.UNACCEPTABLE,
          "must not exceed 32 KB, segmentation and assignment together");
    }
    return read;
  }

  /** As messages and carriers see them. */
  Map<String, Object> context() {
    Map<String, Object> context = new LinkedHashMap<>();
    process.ifPresent(text -> context.put(PROCESS, text));
    context.put(AUTOPILOT, isAutopilot);
    segmentation.ifPresent(object -> context.put(SEGMENTATION, object));
    assignment.ifPresent(object -> context.put(ASSIGNMENT, object));
    return context;
  }

  private static int bytes(Optional<Map<String, Object>> object) {
    return object
        .map(Json::write)
        .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .orElse(0);
  }
}
