package dev.rollcall.core.jurisdiction;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.OpenHours;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads packs from lines of a word and what it says; the file itself explains the words. An unknown
 * word, an impossible value and a lacking line are errors that name the line.
 */
final class PackReader {
  private static final String FILE = "packs.txt";

  private static final Set<String> NEEDED = Set.of("title", "areas", "channels", "source", "date");
  private static final Set<String> REPEATED = Set.of("hours", "cap", "closed");
  private static final Set<String> OPTIONAL = Set.of("closed-until", "after-conversation");

  private final Map<String, Pack> packs = new LinkedHashMap<>();
  private final Map<String, String> prefixes = new HashMap<>();
  private String version = "";
  private String name = "";
  private Map<String, List<String>> lines = new HashMap<>();

  static Packs shipped() {
    try (InputStream file = PackReader.class.getResourceAsStream(FILE)) {
      return read(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the packs are a part of this program", e);
    }
  }

  /**
   * The packs of a text.
   *
   * @throws IllegalArgumentException at the first fault, naming its line or pack
   */
  static Packs read(String text) {
    PackReader reader = new PackReader();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        reader.line(line.strip());
      } catch (RuntimeException fault) {
        throw new IllegalArgumentException(
            "line %d: \"%s\": %s".formatted(number, line, fault.getMessage()), fault);
      }
    }
    reader.finishPack();
    if (reader.version.isEmpty()) {
      throw new IllegalArgumentException("the packs have no version");
    }
    return new Packs(reader.version, reader.packs, reader.prefixes);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] parts = line.split("\\s+", 2);
    String word = parts[0];
    String said = parts.length > 1 ? parts[1] : "";
    if (said.isEmpty()) {
      throw new IllegalArgumentException("says nothing");
    }
    switch (word) {
      case "version" -> version = said;
      case "prefixes" -> {
        List<String> words = words(said);
        words.subList(1, words.size()).forEach(prefix -> prefixes.put(prefix, words.getFirst()));
      }
      case "pack" -> {
        finishPack();
        name = said;
      }
      default -> keep(word, said);
    }
  }

  private void keep(String word, String said) {
    boolean known = NEEDED.contains(word) || OPTIONAL.contains(word) || REPEATED.contains(word);
    if (!known) {
      throw new IllegalArgumentException("nobody knows the word " + word);
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("stands before the first pack");
    }
    List<String> before = lines.computeIfAbsent(word, w -> new ArrayList<>());
    if (!before.isEmpty() && !REPEATED.contains(word)) {
      throw new IllegalArgumentException("is said twice");
    }
    check(word, said);
    before.add(said);
  }

  /** So that a fault is reported with its line and not with its pack. */
  private static void check(String word, String said) {
    switch (word) {
      case "channels" -> channels(said);
      case "hours" -> hours(said);
      case "cap" -> cap(said);
      case "closed" -> words(said).forEach(LocalDate::parse);
      case "closed-until", "date" -> LocalDate.parse(said);
      case "after-conversation" -> duration(said);
      default -> {}
    }
  }

  private void finishPack() {
    if (name.isEmpty()) {
      return;
    }
    NavigableSet<String> lacking = new TreeSet<>(NEEDED);
    lacking.removeAll(lines.keySet());
    if (lines.containsKey("closed") != lines.containsKey("closed-until")) {
      lacking.add(lines.containsKey("closed") ? "closed-until" : "closed");
    }
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException("pack " + name + " lacks " + String.join(", ", lacking));
    }
    Pack pack =
        new Pack(
            name,
            only("title"),
            Set.copyOf(words(only("areas"))),
            channels(only("channels")),
            openHours(),
            said("closed-until").findFirst().map(LocalDate::parse),
            said("cap").map(PackReader::cap).toList(),
            said("after-conversation").findFirst().map(PackReader::duration),
            only("source"),
            LocalDate.parse(only("date")));
    if (packs.put(name, pack) != null) {
      throw new IllegalArgumentException("there are two packs " + name);
    }
    lines = new HashMap<>();
  }

  private Stream<String> said(String word) {
    return lines.getOrDefault(word, List.of()).stream();
  }

  private String only(String word) {
    return said(word).findFirst().orElseThrow();
  }

  /** Without any line about hours, every hour is open; otherwise each day needs one. */
  private OpenHours openHours() {
    Map<DayOfWeek, DailyHours> week = new HashMap<>();
    said("hours").map(PackReader::hours).forEach(week::putAll);
    if (week.isEmpty()) {
      Stream.of(DayOfWeek.values()).forEach(day -> week.put(day, DailyHours.ALWAYS));
    }
    if (week.size() < DayOfWeek.values().length) {
      throw new IllegalArgumentException("pack " + name + " does not say the hours of every day");
    }
    return OpenHours.weekly(
        week,
        said("closed").flatMap(dates -> words(dates).stream()).map(LocalDate::parse).toList());
  }

  /** {@code mon-fri 10:00-13:00 14:00-20:00}, {@code sun closed}, {@code daily 08:00-21:00}. */
  private static Map<DayOfWeek, DailyHours> hours(String said) {
    List<String> words = words(said);
    if (words.size() < 2) {
      throw new IllegalArgumentException("hours are days and stretches, or \"closed\"");
    }
    DailyHours hours = stretches(words.subList(1, words.size()));
    String days = words.getFirst().equals("daily") ? "mon-sun" : words.getFirst();
    DayOfWeek first = day(days.substring(0, 3));
    DayOfWeek last = day(days.substring(days.length() - 3));
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.compareTo(first) >= 0 && day.compareTo(last) <= 0)
        .collect(Collectors.toMap(day -> day, day -> hours));
  }

  private static DailyHours stretches(List<String> words) {
    if (words.equals(List.of("closed"))) {
      return DailyHours.CLOSED;
    }
    return new DailyHours(
        words.stream()
            .map(word -> word.split("-", 2))
            .flatMap(times -> DailyHours.of(times[0], times[1]).spans().stream())
            .sorted(Comparator.comparingInt(DailyHours.Span::from))
            .toList());
  }

  private static DayOfWeek day(String word) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> day.name().substring(0, 3).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no day is called " + word));
  }

  /** {@code 3 in PT24H}. */
  private static RollingCap cap(String said) {
    String[] parts = said.split(" in ", 2);
    return new RollingCap(Integer.parseInt(parts[0]), duration(parts[1]));
  }

  private static Duration duration(String said) {
    return Duration.parse(said);
  }

  private static Set<Channel> channels(String said) {
    return words(said).stream().map(Channel::of).collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> words(String said) {
    return List.of(said.split("\\s+"));
  }
}
