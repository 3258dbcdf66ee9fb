package dev.rollcall.local.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The closing table of the demonstration. */
record Report(Audit audit, PrintStream out) {
  private static final int BAR_MAX = 40;

  void print() {
    Map<String, Long> ends = audit.count("contact.finished", "reason");
    section("Contacts", audit.of("contact.finished").size(), new TreeMap<>(ends));
    section(
        "Attempts",
        audit.of("call.completed").size(),
        audit.count("call.completed", "disposition"));
    Map<String, Long> skipped = new TreeMap<>();
    for (Received event : audit.of("contact.finished")) {
      if (event.body().at("/data/attempts").asInt() == 0) {
        skipped.merge(event.data("reason") + ": " + why(event), 1L, Long::sum);
      }
    }
    section("Skipped", skipped.values().stream().mapToLong(Long::longValue).sum(), skipped);
    long verified = audit.arrived().stream().filter(Received::verified).count();
    long repeats = (long) audit.arrived().size() - audit.events().size();
    section(
        "Webhooks delivered",
        audit.arrived().size(),
        new TreeMap<>(Map.of("verified", verified, "repeated", repeats)));
    bars();
  }

  private static String why(Received event) {
    return event.data("reason").equals("suppressed")
        ? "texted STOP before the campaign"
        : "texted STOP before their turn";
  }

  private void section(String title, long total, Map<String, Long> lines) {
    out.printf("%n  %-46s %6d%n", title, total);
    lines.forEach((name, figure) -> out.printf("    %-44s %6d%n", name, figure));
  }

  private void bars() {
    Map<Integer, Long> hours = audit.perLocalHour();
    long most = hours.values().stream().mapToLong(Long::longValue).max().orElse(1);
    out.printf("%n  Calls per hour on the contact's own clock%n");
    hours.forEach(
        (hour, calls) ->
            out.printf(
                "    %02d:00 %-" + BAR_MAX + "s %4d%n",
                hour,
                "█".repeat((int) Math.max(1, calls * BAR_MAX / most)),
                calls));
  }

  void verdict(List<String> faults, double seconds) {
    if (faults.isEmpty()) {
      out.printf("%n  Everything adds up, in %.0f s.%n", seconds);
    } else {
      out.printf("%n  %d things do not add up:%n", faults.size());
      faults.forEach(fault -> out.printf("    %s%n", fault));
    }
  }
}
