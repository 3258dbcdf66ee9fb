package dev.rollcall.aws.lambda;

import dev.rollcall.aws.json.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One wide line of JSON for each thing worth knowing; never a body, never a whole address.
 *
 * @param out standard output on Lambda, which sends it to the function's log group
 */
public record Log(PrintStream out) {
  /** The log of the running function. */
  public static Log toStandardOutput() {
    return new Log(System.out);
  }

  /** Says that something happened. */
  public void event(String what, Map<String, Object> facts) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("event", what);
    line.putAll(facts);
    out.println(Json.write(line));
  }

  /** Says that something failed and will be tried again by whoever delivered it. */
  public void failure(String what, Throwable failure) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", "ERROR");
    line.put("failed", what);
    line.put("error", failure.getClass().getName());
    line.put("message", String.valueOf(failure.getMessage()));
    line.put("at", top(failure));
    out.println(Json.write(line));
  }

  private static String top(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.rollcall.")) {
        return frame.toString();
      }
    }
    return "";
  }
}
