package dev.rollcall.core.zone;

import dev.rollcall.core.time.CountryZones;
import dev.rollcall.core.time.Zones;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which region somebody probably meant who wrote what is none.
 *
 * <p>Nothing is ever taken for a region by guessing: an hour wrong may be against the law.
 */
public final class ZoneNames {
  private static final int CHARS_MAX = 64;
  private static final int SUGGESTIONS_MAX = 3;
  private static final int TYPOS_MAX = 2;
  private static final int LETTERS_PER_TYPO = 4;

  private static final Pattern OFFSET =
      Pattern.compile("(?:utc|gmt)?_?([+-])(\\d{1,2})(?::?([0-5]\\d))?");

  private static final Map<String, List<String>> WORDS = words();

  private final Zones zones;
  private final Map<String, List<String>> places;

  /** Suggests regions that these know. */
  public ZoneNames(Zones zones) {
    this.zones = zones;
    this.places = places(zones.regions());
  }

  /** Regions by their plain names, and by their cities, where today's names hide earlier ones. */
  private static Map<String, List<String>> places(Set<String> regions) {
    Set<String> inUse = CountryZones.all();
    Map<String, List<String>> places = new TreeMap<>();
    for (String region : new TreeSet<>(regions)) {
      String name = plain(region);
      places.put(name, List.of(region));
      if (!name.startsWith("etc/")) {
        String city = name.substring(name.lastIndexOf('/') + 1);
        places.computeIfAbsent(city, same -> new ArrayList<>()).add(region);
      }
    }
    places.replaceAll(
        (name, found) -> {
          List<String> today = found.stream().filter(inUse::contains).toList();
          return today.isEmpty() ? found : today;
        });
    return places;
  }

  /**
   * What is wrong with a name: a phrase that goes on where the field's name ends, such as "must be
   * an IANA region: did you mean Europe/Istanbul?".
   *
   * @param written what is no region
   */
  public String fault(String written) {
    List<String> meant = suggest(written);
    return meant.isEmpty()
        ? "must be an IANA region, such as Europe/London"
        : "must be an IANA region: did you mean " + String.join(" or ", meant) + "?";
  }

  /**
   * Regions that a name may mean, likeliest first; empty if it resembles none. Letter case and
   * spaces do not matter, a city goes without its area, usual abbreviations and offsets lead to
   * places that have them, and a word may be misspelt by a letter or two.
   */
  public List<String> suggest(String written) {
    String name = plain(written.strip());
    if (name.isEmpty() || name.length() > CHARS_MAX) {
      return List.of();
    }
    List<String> known = WORDS.getOrDefault(offset(name), places.getOrDefault(name, List.of()));
    List<String> meant = known.isEmpty() ? resembling(name) : known;
    return meant.stream().filter(zones::knows).limit(SUGGESTIONS_MAX).toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  /** An offset as the table of words has it; anything else as it is. */
  private static String offset(String name) {
    Matcher found = OFFSET.matcher(name);
    if (!found.matches()) {
      return name;
    }
    String minutes = found.group(3) == null ? "00" : found.group(3);
    String hours = "0" + found.group(2);
    String text = hours.substring(hours.length() - 2) + ":" + minutes;
    return text.equals("00:00") ? "+00:00" : found.group(1) + text;
  }

  private List<String> resembling(String name) {
    int best = Math.min(TYPOS_MAX, name.length() / LETTERS_PER_TYPO);
    List<String> found = List.of();
    for (Map.Entry<String, List<String>> place : places.entrySet()) {
      int typos = Typos.between(name, place.getKey(), best);
      if (typos < best || (typos == best && found.isEmpty())) {
        best = typos;
        found = place.getValue();
      }
    }
    return found;
  }

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new HashMap<>();
    try (InputStream file = ZoneNames.class.getResourceAsStream("zone-words.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          words.put(line.substring(0, tab), List.of(line.substring(tab + 1).split(" ", -1)));
        }
      }
      return Map.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException("the words are a part of this program", e);
    }
  }
}
