package dev.rollcall.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The closing tables of the demonstration. */
record Report(Audit audit, PrintStream out) {
  private static final int BAR_MAX = 40;

  void print() {
    campaigns();
    section("Contacts", audit.ends());
    section("Attempts", audit.attempts());
    section("Skipped", skipped());
    List<Received> deliveries = audit.deliveries();
    out.printf("%n  %-46s %6d%n", "Webhooks delivered", deliveries.size());
    line("verified", deliveries.stream().filter(Received::verified).count());
    line("repeated", audit.repeats());
    bars();
  }

  private void campaigns() {
    out.printf(
        "%n  %-20s %8s %8s %8s %8s   %-12s %s%n",
        "Campaign", "contacts", "attempts", "reached", "not", "allowed", "tried");
    for (CampaignAudit campaign : audit.campaigns()) {
      long reached = campaign.reached();
      out.printf(
          "  %-20s %8d %8d %8d %8d   %-12s %s%n",
          campaign.played().title(),
          campaign.ends().size(),
          campaign.attempts().size(),
          reached,
          campaign.ends().size() - reached,
          campaign.played().terms().hours(),
          tried(campaign));
    }
  }

  /** From the earliest to the latest time of day that contacts' own clocks showed. */
  private static String tried(CampaignAudit campaign) {
    List<LocalTime> times =
        campaign.clocks().stream()
            .map(clock -> clock.toLocalTime().truncatedTo(ChronoUnit.MINUTES))
            .sorted()
            .toList();
    return times.isEmpty() ? "" : times.getFirst() + "–" + times.getLast();
  }

  private Map<String, Long> skipped() {
    Map<String, Long> skipped = new TreeMap<>();
    for (CampaignAudit campaign : audit.campaigns()) {
      campaign.ends().stream()
          .filter(end -> end.body().at("/data/attempts").asInt() == 0)
          .forEach(end -> skipped.merge(end.data("reason") + ": " + why(end), 1L, Long::sum));
    }
    return skipped;
  }

  private static String why(Received event) {
    return event.data("reason").equals("suppressed")
        ? "texted STOP before the campaign"
        : "texted STOP before their turn";
  }

  private void section(String title, Map<String, Long> lines) {
    long total = lines.values().stream().mapToLong(Long::longValue).sum();
    out.printf("%n  %-46s %6d%n", title, total);
    lines.forEach(this::line);
  }

  private void line(String name, long figure) {
    out.printf("    %-44s %6d%n", name, figure);
  }

  private void bars() {
    Map<Integer, Long> hours = audit.perLocalHour();
    long most = hours.values().stream().mapToLong(Long::longValue).max().orElse(1);
    out.printf("%n  Attempts per hour on the contact's own clock%n");
    hours.forEach(
        (hour, calls) ->
            out.printf(
                "    %02d:00 %-" + BAR_MAX + "s %4d%n",
                hour,
                "█".repeat((int) Math.max(1, calls * BAR_MAX / most)),
                calls));
  }

  void verdict(List<String> faults, Duration took) {
    if (faults.isEmpty()) {
      out.printf("%n  Everything adds up, in %d s.%n", took.toSeconds());
    } else {
      out.printf("%n  %d things do not add up:%n", faults.size());
      faults.forEach(fault -> out.printf("    %s%n", fault));
    }
  }
}
