package dev.rollcall.local.simulation;

import dev.rollcall.core.simulation.Bill;
import dev.rollcall.core.simulation.Forecast;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.time.Zones;
import java.io.PrintStream;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws a forecast with letters and blocks, 100 columns wide. */
public final class Terminal {
  private static final int BAR = 50;
  private static final int ROWS_MAX = 31;
  private static final int COLUMNS = 80;
  private static final String STEPS = " ▁▂▃▄▅▆▇█";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

  private final PrintStream out;
  private final Zones zones;

  /** Draws there, by the clocks of these zones. */
  public Terminal(PrintStream out, Zones zones) {
    this.out = out;
    this.zones = zones;
  }

  /** Draws all of it. */
  public void draw(Scenario scenario, Forecast forecast, Bill bill) {
    summary(scenario, forecast);
    localHours(forecast);
    progress(forecast);
    concurrency(forecast);
    costs(bill);
  }

  private void line(String text) {
    out.println(text.stripTrailing());
  }

  private void summary(Scenario scenario, Forecast forecast) {
    line(
        String.format(
            Locale.ROOT,
            "%,d contacts, from %s, seed %d",
            forecast.contacts(),
            when(forecast, forecast.from()),
            scenario.seed()));
    line(
        String.format(
            Locale.ROOT,
            "Ends      %s (%s)",
            forecast.endedAt().map(end -> when(forecast, end)).orElse("not within 400 days"),
            forecast.zone()));
    line(
        String.format(
            Locale.ROOT,
            "Reached   %,d (%s) by %,d attempts",
            forecast.reached(),
            percent(forecast.reached(), forecast.contacts()),
            forecast.attempts()));
    for (Forecast.Unreached some : forecast.unreached()) {
      line(
          String.format(
              Locale.ROOT,
              "          %,9d %s: %s%s",
              some.contacts(),
              some.as().word(),
              some.reason().map(reason -> reason.sentence()).orElse("by an attempt"),
              some.lastAttempt().map(last -> ", last " + last.word()).orElse(", never tried")));
    }
    forecast
        .waiting()
        .forEach(
            (reason, count) ->
                line(
                    String.format(
                        Locale.ROOT, "          %,9d still wait: %s", count, reason.sentence())));
  }

  private String when(Forecast forecast, Instant at) {
    return WHEN.format(zones.local(forecast.zone(), at));
  }

  private void localHours(Forecast forecast) {
    title("Attempts by hour of the contacts' day");
    long[] hours = Days.byLocalHour(forecast);
    long most = Math.max(1, Arrays.stream(hours).max().orElse(1));
    for (int hour = 0; hour < hours.length; hour++) {
      if (hours[hour] > 0) {
        line(
            String.format(
                Locale.ROOT, "%02d:00 %-50s %,d", hour, bar(hours[hour], most), hours[hour]));
      }
    }
  }

  /** Of a long campaign some days only; its last day always. */
  private void progress(Forecast forecast) {
    title("Day by day: █ reached  ▒ ended without  · left");
    List<Days.Day> days = Days.of(forecast);
    int each = Math.max(1, Math.ceilDiv(days.size(), ROWS_MAX));
    for (int i = 0; i < days.size(); i++) {
      if (i % each == 0 || i == days.size() - 1) {
        Days.Day day = days.get(i);
        int reached = share(day.reached(), forecast.contacts());
        int ended = share(day.ended(), forecast.contacts());
        line(
            String.format(
                Locale.ROOT,
                "%s %s%s%s %6s reached, %,d attempts",
                day.date(),
                "█".repeat(reached),
                "▒".repeat(Math.max(0, ended - reached)),
                "·".repeat(BAR - Math.max(ended, reached)),
                percent(day.reached(), forecast.contacts()),
                day.attempts()));
      }
    }
  }

  private void concurrency(Forecast forecast) {
    Forecast.Concurrency was = forecast.concurrency();
    title("Attempts live at once, hour by hour with attempts");
    List<Forecast.Hour> hours =
        forecast.hours().stream().filter(hour -> hour.livePeak() > 0).toList();
    int each = Math.max(1, Math.ceilDiv(hours.size(), COLUMNS));
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < hours.size(); i += each) {
      double mean =
          hours.subList(i, Math.min(hours.size(), i + each)).stream()
              .mapToDouble(Forecast.Hour::liveMean)
              .max()
              .orElse(0);
      int step = (int) Math.ceil(mean / Math.max(1, was.peak()) * (STEPS.length() - 1));
      line.append(STEPS.charAt(Math.min(STEPS.length() - 1, step)));
    }
    line(line.toString());
    line(
        String.format(
            Locale.ROOT,
            "mean %.1f while any was live, peak %,d%s",
            was.mean(),
            was.peak(),
            was.cap()
                .map(
                    cap ->
                        ", cap %d, at the cap for %.1f %% of that time"
                            .formatted(cap, 100 * was.atCapShare().orElse(0.0)))
                .orElse("")));
  }

  private void costs(Bill bill) {
    title(
        "Costs in US dollars: an estimate by list prices of " + bill.region() + ", " + bill.asOf());
    for (Bill.Line line : bill.lines()) {
      line(
          String.format(
              Locale.ROOT,
              "%-12s %-58s %,15.1f %-11s %10s",
              line.service(),
              line.what(),
              line.count(),
              line.unit().replace('_', ' '),
              line.usd().setScale(4, RoundingMode.HALF_UP).toPlainString()));
    }
    line(String.format(Locale.ROOT, "%-12s %s", "total", bill.total().toPlainString()));
  }

  private void title(String text) {
    line("");
    line(text);
  }

  private static String percent(long some, long all) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * some / all);
  }

  private static String bar(long value, long most) {
    return "█".repeat((int) Math.max(value > 0 ? 1 : 0, BAR * value / most));
  }

  private static int share(long some, long all) {
    return (int) Math.min(BAR, BAR * some / all);
  }
}
