package dev.rollcall.core.eligibility;

import dev.rollcall.core.eligibility.Riddle.Cap;
import dev.rollcall.core.eligibility.Riddle.Hours;
import dev.rollcall.core.testing.FrenchHolidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packs, read off their sources once more: nothing here comes from {@code packs.txt}, and the
 * movable holidays of France are reckoned from Easter.
 */
enum NaiveLaw {
  US_FEDERAL("us-federal", "US AS GU MP PR VI", "call sms") {
    @Override
    boolean opens(DayOfWeek day, int minute) {
      return new Hours(8 * 60, 21 * 60).hold(minute);
    }
  },
  US_FLORIDA("us-florida", "US-FL", "call sms") {
    @Override
    boolean opens(DayOfWeek day, int minute) {
      return new Hours(8 * 60, 20 * 60).hold(minute);
    }

    @Override
    List<Cap> caps() {
      return List.of(new Cap(3, 24));
    }
  },
  US_DEBT_COLLECTION("us-debt-collection", "US AS GU MP PR VI", "call") {
    @Override
    List<Cap> caps() {
      return List.of(new Cap(7, 7 * 24));
    }

    @Override
    int hoursAfterConversation() {
      return 7 * 24;
    }
  },
  FR_CALL("fr-call", "FR", "call") {
    @Override
    boolean opens(DayOfWeek day, int minute) {
      return day != DayOfWeek.SATURDAY
          && day != DayOfWeek.SUNDAY
          && (new Hours(10 * 60, 13 * 60).hold(minute) || new Hours(14 * 60, 20 * 60).hold(minute));
    }

    @Override
    boolean rests(LocalDate date) {
      return FrenchHolidays.include(date);
    }

    @Override
    List<Cap> caps() {
      return List.of(new Cap(4, 30 * 24));
    }
  },
  FR_SMS("fr-sms", "FR", "sms") {
    @Override
    boolean opens(DayOfWeek day, int minute) {
      return day != DayOfWeek.SUNDAY && new Hours(8 * 60, 22 * 60).hold(minute);
    }

    @Override
    boolean rests(LocalDate date) {
      return FrenchHolidays.include(date);
    }
  };

  private final String word;
  private final String areas;
  private final String channels;

  NaiveLaw(String word, String areas, String channels) {
    this.word = word;
    this.areas = areas;
    this.channels = channels;
  }

  /** The name that switches it on. */
  String word() {
    return word;
  }

  /** Whether a minute of a day of the week is open that is no holiday. */
  boolean opens(DayOfWeek day, int minute) {
    return true;
  }

  /** Whether nothing is open on a date. */
  boolean rests(LocalDate date) {
    return false;
  }

  List<Cap> caps() {
    return List.of();
  }

  int hoursAfterConversation() {
    return 0;
  }

  /** Those that are switched on and are about this number on this channel. */
  static List<NaiveLaw> over(Riddle riddle) {
    String territory = riddle.territory().orElse("nowhere");
    List<String> places = List.of(territory, territory.substring(0, 2));
    return Stream.of(values())
        .filter(law -> riddle.packs().contains(law.word))
        .filter(law -> words(law.channels).contains(riddle.way().word()))
        .filter(law -> words(law.areas).stream().anyMatch(places::contains))
        .toList();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
