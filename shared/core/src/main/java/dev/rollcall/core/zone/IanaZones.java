package dev.rollcall.core.zone;

import dev.rollcall.core.time.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The zone rules of one release of IANA's time zone database.
 *
 * <p>A clock is read when it is first asked for and then kept, so asking again is a map lookup. May
 * be used by several threads.
 */
public final class IanaZones implements Zones {
  private final String release;
  private final Map<String, Clock> clocks;

  /** The rules of a pack. */
  public IanaZones(ZonePack pack) {
    List<Clock> all = pack.clocks().stream().map(Clock::new).toList();
    Map<String, Clock> byRegion = HashMap.newHashMap(pack.regions().size());
    pack.regions().forEach((region, place) -> byRegion.put(region, all.get(place)));
    this.release = pack.release();
    this.clocks = Collections.unmodifiableMap(byRegion);
  }

  /** The rules that come with this program; every caller gets the same. */
  public static IanaZones shipped() {
    return Shipped.ZONES;
  }

  @Override
  public ZoneRules rules(String region) {
    Clock clock = clocks.get(region);
    if (clock == null) {
      throw new ZoneRulesException("no region of the time zone database: " + region);
    }
    return clock.rules();
  }

  @Override
  public String version() {
    return release;
  }

  @Override
  public boolean knows(String region) {
    return clocks.containsKey(region);
  }

  @Override
  public Set<String> regions() {
    return clocks.keySet();
  }

  /** Two threads may read the same file at first; either result will do. */
  private static final class Clock {
    private final byte[] file;
    private volatile @Nullable ZoneRules rules;

    Clock(byte[] file) {
      this.file = file;
    }

    ZoneRules rules() {
      ZoneRules known = rules;
      if (known == null) {
        known = Tzif.read(file).rules();
        rules = known;
      }
      return known;
    }
  }

  private static final class Shipped {
    static final IanaZones ZONES = load();

    private static IanaZones load() {
      try (InputStream file = IanaZones.class.getResourceAsStream("zones.bin")) {
        return new IanaZones(ZonePack.read(Objects.requireNonNull(file).readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException("the zones are a part of this program", e);
      }
    }
  }
}
