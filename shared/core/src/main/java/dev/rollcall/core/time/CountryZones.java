package dev.rollcall.core.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In which zones the people of a country live, by the table of the IANA time zone database. */
public final class CountryZones {
  private static final Map<String, List<String>> TABLE = table();

  private CountryZones() {}

  /**
   * The zones of a country; none if the table does not know it.
   *
   * @param country ISO 3166, two capital letters
   * @param zones only regions that these know
   */
  public static NavigableSet<String> of(String country, Zones zones) {
    NavigableSet<String> found = new TreeSet<>(TABLE.getOrDefault(country, List.of()));
    found.removeIf(region -> !zones.knows(region));
    return found;
  }

  /** The zones of all countries: the names in use, without those that were. */
  public static Set<String> all() {
    return TABLE.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new HashMap<>();
    try (InputStream file = CountryZones.class.getResourceAsStream("country-zones.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        if (!line.startsWith("#")) {
          table.put(words.getFirst(), List.copyOf(words.subList(1, words.size())));
        }
      }
      return Map.copyOf(table);
    } catch (IOException e) {
      throw new UncheckedIOException("the table is a part of this program", e);
    }
  }
}
