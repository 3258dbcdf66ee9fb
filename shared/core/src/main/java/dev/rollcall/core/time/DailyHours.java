package dev.rollcall.core.time;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which parts of every local day are open, to the second.
 *
 * @param spans disjoint, ascending; a window over midnight is two spans
 */
public record DailyHours(List<Span> spans) {
  private static final int DAY_SECONDS = 24 * 60 * 60;

  /** The whole day. */
  public static final DailyHours ALWAYS = new DailyHours(List.of(new Span(0, DAY_SECONDS)));

  /** No second of the day. */
  public static final DailyHours CLOSED = new DailyHours(List.of());

  /**
   * A stretch of the day.
   *
   * @param from first second of day that is open
   * @param to first second of day that is closed again, at most 86,400
   */
  public record Span(int from, int to) {
    @Override
    public String toString() {
      return text(from) + "–" + text(to);
    }

    private static String text(int second) {
      String time = "%02d:%02d".formatted(second / 3600, second / 60 % 60);
      return second % 60 == 0 ? time : time + ":%02d".formatted(second % 60);
    }

    /** Refuses an empty or impossible stretch. */
    public Span {
      if (from < 0 || to <= from || to > DAY_SECONDS) {
        throw new IllegalArgumentException("not a span of a day: " + from + " to " + to);
      }
    }
  }

  /** Copies what it is given. */
  public DailyHours {
    spans = List.copyOf(spans);
  }

  /**
   * The hours from one time of day to another; a start after the end runs over midnight.
   *
   * @throws IllegalArgumentException if both are equal
   */
  public static DailyHours between(LocalTime start, LocalTime end) {
    int from = start.toSecondOfDay();
    int to = end.toSecondOfDay();
    if (from == to) {
      throw new IllegalArgumentException("a window needs two different times");
    }
    if (from < to) {
      return new DailyHours(List.of(new Span(from, to)));
    }
    return to == 0
        ? new DailyHours(List.of(new Span(from, DAY_SECONDS)))
        : new DailyHours(List.of(new Span(0, to), new Span(from, DAY_SECONDS)));
  }

  /** The hours between two times written {@code HH:MM}. */
  public static DailyHours of(String start, String end) {
    return between(LocalTime.parse(start), LocalTime.parse(end));
  }

  /** The hours from a time of day to midnight. */
  public static DailyHours from(LocalTime start) {
    return new DailyHours(List.of(new Span(start.toSecondOfDay(), DAY_SECONDS)));
  }

  /** What is open in both; may be empty. */
  public DailyHours and(DailyHours other) {
    List<Span> both = new ArrayList<>();
    for (Span mine : spans) {
      for (Span theirs : other.spans) {
        int from = Math.max(mine.from, theirs.from);
        int to = Math.min(mine.to, theirs.to);
        if (from < to) {
          both.add(new Span(from, to));
        }
      }
    }
    return new DailyHours(both);
  }

  /** Whether no second of any day is open. */
  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether a second of day is open. */
  public boolean contains(int secondOfDay) {
    return closes(secondOfDay) > secondOfDay;
  }

  /** The first second of day, after an open one, that is closed; of a closed one, itself. */
  int closes(int secondOfDay) {
    int closed = secondOfDay;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (closed >= span.from && closed < span.to) {
        closed = span.to;
      }
    }
    return closed;
  }

  /** The first second of day, from one on, that is open; 86,400 if none is. */
  int opens(int secondOfDay) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (secondOfDay < span.to) {
        return Math.max(secondOfDay, span.from);
      }
    }
    return DAY_SECONDS;
  }

  /** The open stretches for a reader: {@code 09:00–18:00}, or {@code none}. */
  @Override
  public String toString() {
    return spans.isEmpty()
        ? "none"
        : spans.stream().map(Span::toString).collect(Collectors.joining(", "));
  }
}
