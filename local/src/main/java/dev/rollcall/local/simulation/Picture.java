package dev.rollcall.local.simulation;

import dev.rollcall.core.simulation.Forecast;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a forecast as three charts in one SVG. */
public final class Picture {
  private static final int WIDTH = 960;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int CHART = 190;
  private static final int PANEL = 270;
  private static final int TOP = 40;
  private static final String AXIS = "#999999";
  private static final String BLUE = "#2563a8";
  private static final String GREEN = "#2f855a";
  private static final String GREY = "#b0b7c0";
  private static final int LABELS = 8;

  private final Forecast forecast;
  private final Svg svg;

  private Picture(Forecast forecast) {
    this.forecast = forecast;
    this.svg =
        new Svg(
            WIDTH,
            3 * PANEL + TOP,
            String.format(
                Locale.ROOT,
                "A simulated campaign: %,d contacts, %,d reached",
                forecast.contacts(),
                forecast.reached()));
  }

  /** The picture of a forecast, as the text of an SVG file. */
  public static String of(Forecast forecast) {
    Picture picture = new Picture(forecast);
    picture.localHours(TOP);
    picture.progress(TOP + PANEL);
    picture.concurrency(TOP + 2 * PANEL);
    return picture.svg.text();
  }

  private void localHours(int top) {
    long[] hours = Days.byLocalHour(forecast);
    double most = Math.max(1, Arrays.stream(hours).max().orElse(1));
    frame(top, "Attempts by hour of the contacts' day", most);
    double step = width() / hours.length;
    for (int hour = 0; hour < hours.length; hour++) {
      double height = CHART * hours[hour] / most;
      svg.rect(LEFT + hour * step + 2, top + CHART - height, step - 4, height, BLUE);
      svg.words(LEFT + (hour + 0.5) * step, top + CHART + 16.0, "middle", Integer.toString(hour));
    }
  }

  private void progress(int top) {
    List<Days.Day> days = Days.of(forecast);
    frame(
        top,
        "Contacts day by day: green reached, grey ended without",
        (double) forecast.contacts());
    double step = width() / Math.max(1, days.size());
    for (int i = 0; i < days.size(); i++) {
      Days.Day day = days.get(i);
      double ended = (double) CHART * day.ended() / forecast.contacts();
      double reached = (double) CHART * day.reached() / forecast.contacts();
      double gap = Math.min(2, step / 8);
      svg.rect(LEFT + i * step + gap, top + CHART - ended, step - 2 * gap, ended, GREY);
      svg.rect(LEFT + i * step + gap, top + CHART - reached, step - 2 * gap, reached, GREEN);
      if (i % Math.max(1, Math.ceilDiv(days.size(), LABELS)) == 0) {
        svg.words(LEFT + (i + 0.5) * step, top + CHART + 16.0, "middle", day.date().toString());
      }
    }
  }

  private void concurrency(int top) {
    List<Forecast.Hour> hours =
        forecast.hours().stream().filter(hour -> hour.livePeak() > 0).toList();
    double most = Math.max(1, forecast.concurrency().peak());
    frame(top, "Attempts live at once, hour by hour: grey peak, blue mean", most);
    curve(top, hours, most, Forecast.Hour::livePeak, GREY);
    curve(top, hours, most, Forecast.Hour::liveMean, BLUE);
    for (int i = 0; i < hours.size(); i += Math.max(1, Math.ceilDiv(hours.size(), LABELS))) {
      svg.words(
          LEFT + (i + 0.5) * width() / hours.size(),
          top + CHART + 16.0,
          "middle",
          hours.get(i).at().toString().substring(5).replace('T', ' '));
    }
  }

  private void curve(
      int top,
      List<Forecast.Hour> hours,
      double most,
      ToDoubleFunction<Forecast.Hour> figure,
      String stroke) {
    double[] points = new double[4 * hours.size()];
    for (int i = 0; i < hours.size(); i++) {
      double y = top + CHART - CHART * figure.applyAsDouble(hours.get(i)) / most;
      points[4 * i] = LEFT + i * width() / hours.size();
      points[4 * i + 1] = y;
      points[4 * i + 2] = LEFT + (i + 1) * width() / hours.size();
      points[4 * i + 3] = y;
    }
    svg.polyline(points, stroke);
  }

  private void frame(int top, String title, double most) {
    svg.words(LEFT, top - 12.0, "start", title);
    svg.line(LEFT, top + CHART, WIDTH - RIGHT, top + CHART, AXIS);
    svg.line(LEFT, top, LEFT, top + CHART, AXIS);
    svg.words(LEFT - 6.0, top + 10.0, "end", String.format(Locale.ROOT, "%,.0f", most));
    svg.words(LEFT - 6.0, top + CHART, "end", "0");
  }

  private static double width() {
    return WIDTH - LEFT - RIGHT;
  }
}
