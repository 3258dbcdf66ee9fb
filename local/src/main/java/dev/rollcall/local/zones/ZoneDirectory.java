package dev.rollcall.local.zones;

import dev.rollcall.core.zone.Tzif;
import dev.rollcall.core.zone.ZonePack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of compiled TZif files as {@code zic} makes it and systems have it, {@code
 * /usr/share/zoneinfo} for one.
 *
 * @param root where {@code Europe/} and the others are
 */
public record ZoneDirectory(Path root) {
  /** Old names without an area are no regions; {@code posix/} and {@code right/} are copies. */
  private static final Pattern REGION =
      Pattern.compile("(?!posix/|right/)[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)+");

  private static final List<String> RELEASE_FILES = List.of("tzdata.zi", "version", "+VERSION");
  private static final Pattern RELEASE = Pattern.compile("20\\d\\d[a-z]{1,2}");

  /**
   * All regions, with what their clocks show from 1970 on.
   *
   * @throws IllegalArgumentException if something is lacking or not understood, with all that is
   */
  public ZonePack pack() throws IOException {
    SortedMap<String, Tzif> clocks = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (String region : regions()) {
      byte[] file = Files.readAllBytes(root.resolve(region));
      if (Tzif.isTzif(file)) {
        try {
          clocks.put(region, SlimClock.of(Tzif.read(file)));
        } catch (IllegalArgumentException e) {
          faults.add(region + ": " + e.getMessage());
        }
      }
    }
    if (clocks.isEmpty() && faults.isEmpty()) {
      faults.add("there are no compiled zones in " + root);
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return ZonePack.of(release(), clocks);
  }

  private List<String> regions() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> REGION.matcher(name).matches())
          .sorted()
          .toList();
    }
  }

  private String release() throws IOException {
    for (String name : RELEASE_FILES) {
      Optional<String> line = firstLine(root.resolve(name));
      Matcher found = RELEASE.matcher(line.orElse(""));
      if (found.find()) {
        return found.group();
      }
    }
    throw new IllegalArgumentException(
        "none of " + String.join(", ", RELEASE_FILES) + " in " + root + " names the release");
  }

  private static Optional<String> firstLine(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.findFirst();
    }
  }

  /**
   * Which regions a country's people live in, by {@code zone.tab}: a line per country.
   *
   * @param pack regions that there are
   * @throws IllegalArgumentException if the table names others, or is not there
   */
  public String countries(ZonePack pack) throws IOException {
    Path table = root.resolve("zone.tab");
    if (!Files.isRegularFile(table)) {
      throw new IllegalArgumentException("there is no zone.tab in " + root);
    }
    SortedMap<String, TreeSet<String>> countries = new TreeMap<>();
    for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
      String[] columns = line.split("\t", -1);
      if (!line.startsWith("#") && columns.length > 2) {
        countries.computeIfAbsent(columns[0], country -> new TreeSet<>()).add(columns[2]);
      }
    }
    List<String> unknown =
        countries.values().stream()
            .flatMap(TreeSet::stream)
            .filter(region -> !pack.regions().containsKey(region))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("zone.tab names what is not there: " + unknown);
    }
    StringBuilder text =
        new StringBuilder(
            """
            # The zones of each country, from zone.tab of the IANA time zone database, which is in the public domain.
            """);
    countries.forEach(
        (country, regions) ->
            text.append(country).append(' ').append(String.join(" ", regions)).append('\n'));
    return text.toString();
  }
}
