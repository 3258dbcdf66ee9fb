package dev.rollcall.core.zone;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a zone's clock shows from its last recorded change on: the footer of a TZif file, which is a
 * {@code TZ} string of POSIX with the extensions of RFC 9636, 3.3.1.
 *
 * @param offset of the zone whenever no rule says otherwise
 * @param rules none, or the two changes of every year, in the order of the year
 */
record PosixZone(ZoneOffset offset, List<ZoneOffsetTransitionRule> rules) {
  private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
  private static final String TIME = "([+-]?\\d{1,3}(?::\\d{2}){0,2})";
  private static final String CHANGE = "(M\\d+\\.\\d\\.\\d|J?\\d+)(?:/" + TIME + ")?";
  private static final Pattern FORM =
      Pattern.compile(NAME + TIME + "(?:" + NAME + TIME + "?," + CHANGE + "," + CHANGE + ")?");

  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;
  private static final int DAYS_OF_WEEK = 7;
  private static final int LAST_WEEK = 5;

  /** A zone whose clock stays. */
  static PosixZone fixed(ZoneOffset offset) {
    return new PosixZone(offset, List.of());
  }

  /**
   * The zone of a footer such as {@code EST5EDT,M3.2.0,M11.1.0} or {@code <-02>2<-01>,M3.5.0/-1,…}.
   *
   * @throws IllegalArgumentException if it is of another form, or says what no zone has said yet
   */
  static PosixZone parse(String footer) {
    Matcher found = FORM.matcher(footer);
    if (!found.matches()) {
      throw new IllegalArgumentException("not a footer that is understood: " + footer);
    }
    int standard = -seconds(found.group(1));
    if (found.group(3) == null) {
      return fixed(ZoneOffset.ofTotalSeconds(standard));
    }
    int summer = found.group(2) == null ? standard + HOUR : -seconds(found.group(2));
    int startTime = found.group(4) == null ? 2 * HOUR : seconds(found.group(4));
    int endTime = found.group(6) == null ? 2 * HOUR : seconds(found.group(6));
    if (startTime == 0
        && found.group(3).matches("0|J1")
        && found.group(5).equals("J365")
        && endTime == DAY + summer - standard) {
      // RFC 9636, 3.3.1: summer time all year.
      return fixed(ZoneOffset.ofTotalSeconds(summer));
    }
    ZoneOffset out = ZoneOffset.ofTotalSeconds(standard);
    ZoneOffset in = ZoneOffset.ofTotalSeconds(summer);
    return new PosixZone(
        out,
        List.of(
                rule(found.group(3), startTime, out, out, in),
                rule(found.group(5), endTime, out, in, out))
            .stream()
            .sorted(Comparator.comparing(ZoneOffsetTransitionRule::getMonth))
            .toList());
  }

  /**
   * The changes after an instant, through the year after its own.
   *
   * <p>For {@code java.time} yearly rules begin with the year of the last change that it is told,
   * whatever else that year knew; so it is told a whole year of theirs.
   */
  List<ZoneOffsetTransition> coming(Instant after) {
    int year = after.atOffset(ZoneOffset.UTC).getYear();
    return IntStream.rangeClosed(year, year + 1)
        .boxed()
        .flatMap(one -> rules.stream().map(rule -> rule.createTransition(one)))
        .filter(change -> change.getInstant().isAfter(after))
        .toList();
  }

  /** A time of day may be negative or over 24 hours; the day of the change then moves with it. */
  private static ZoneOffsetTransitionRule rule(
      String date, int time, ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
    if (!date.startsWith("M")) {
      throw new IllegalArgumentException("changes on a numbered day are not understood: " + date);
    }
    String[] parts = date.substring(1).split("\\.", -1);
    Month month = Month.of(Integer.parseInt(parts[0]));
    int week = Integer.parseInt(parts[1]);
    int sundayIsZero = Integer.parseInt(parts[2]);
    int days = Math.floorDiv(time, DAY);
    DayOfWeek day = DayOfWeek.SUNDAY.plus(sundayIsZero).plus(days);
    return ZoneOffsetTransitionRule.of(
        month,
        dayOfMonth(date, month, week, days),
        day,
        LocalTime.ofSecondOfDay(Math.floorMod(time, DAY)),
        false,
        TimeDefinition.WALL,
        standard,
        before,
        after);
  }

  /** The first day of the month that may be the one, or, negative, the last from its end. */
  private static int dayOfMonth(String date, Month month, int week, int days) {
    if (week < 1 || week > LAST_WEEK) {
      throw new IllegalArgumentException("no week of a month: " + date);
    }
    if (week == LAST_WEEK && days <= 0) {
      return days - 1;
    }
    int first =
        days
            + (week == LAST_WEEK
                ? month.minLength() - DAYS_OF_WEEK + 1
                : 1 + DAYS_OF_WEEK * (week - 1));
    boolean lengthVaries = week == LAST_WEEK && month == Month.FEBRUARY;
    if (first < 1 || first > month.minLength() || lengthVaries) {
      throw new IllegalArgumentException("a change in another month is not understood: " + date);
    }
    return first;
  }

  private static int seconds(String time) {
    String[] parts = time.split(":", -1);
    int total = 0;
    for (int i = 0; i < 3; i++) {
      int part = i < parts.length ? Math.abs(Integer.parseInt(parts[i])) : 0;
      total = total * 60 + part;
    }
    return time.startsWith("-") ? -total : total;
  }
}
