package dev.rollcall.core.jurisdiction;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.time.Territory;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Packs by name, and which numbers belong to areas that are smaller than a country.
 *
 * @param version of the file that they stand in
 * @param all by name
 * @param prefixes the first digits of a subdivision's numbers, with the plus, and its ISO 3166 code
 */
public record Packs(String version, Map<String, Pack> all, Map<String, String> prefixes) {
  /** Those that come with this program. */
  public static final Packs SHIPPED = PackReader.shipped();

  /** Copies what it is given. */
  public Packs {
    all = Map.copyOf(all);
    prefixes = Map.copyOf(prefixes);
  }

  /** The names of all packs, in alphabetical order. */
  public NavigableSet<String> names() {
    return new TreeSet<>(all.keySet());
  }

  /**
   * Packs by their names, in alphabetical order.
   *
   * @throws IllegalArgumentException naming every name that no pack has, and those that there are
   */
  public List<Pack> named(Collection<String> names) {
    NavigableSet<String> unknown = new TreeSet<>(names);
    unknown.removeAll(all.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no pack %s; there are: %s"
              .formatted(
                  unknown.stream()
                      .map("\"%s\""::formatted)
                      .collect(Collectors.joining(", no pack ")),
                  String.join(", ", names())));
    }
    return new TreeSet<>(names).stream().map(new TreeMap<>(all)::get).toList();
  }

  /** The packs that there are of these names, in alphabetical order. */
  public List<Pack> known(Collection<String> names) {
    return named(names.stream().filter(all::containsKey).toList());
  }

  /** Whether this program knows every pack of these names. */
  public boolean knows(Collection<String> names) {
    return all.keySet().containsAll(names);
  }

  /** Those of these names that hold for a number of a territory on a channel. */
  public List<Pack> concerning(
      Collection<String> names, Optional<Territory> territory, Channel channel) {
    return territory.isEmpty()
        ? List.of()
        : known(names).stream().filter(p -> p.concerns(territory.get(), channel)).toList();
  }

  /** Every country of which any pack concerns at least a part. */
  public Set<String> countries() {
    return all.values().stream()
        .flatMap(pack -> pack.areas().stream())
        .map(area -> area.substring(0, 2))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The subdivision that a number belongs to, if it is one that packs may name. */
  public Optional<String> subdivision(String number) {
    return prefixes.entrySet().stream()
        .filter(prefix -> number.startsWith(prefix.getKey()))
        .max(Comparator.comparingInt(prefix -> prefix.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** Every rolling cap of the packs of these names, as far as they are known. */
  public List<RollingCap> caps(Collection<String> names) {
    return known(names).stream().flatMap(pack -> pack.caps().stream()).toList();
  }
}
