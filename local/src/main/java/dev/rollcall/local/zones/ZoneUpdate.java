package dev.rollcall.local.zones;

import dev.rollcall.core.zone.IanaZones;
import dev.rollcall.core.zone.ZonePack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts another release of the time zone database in the place of the one that is there.
 *
 * @param resources the folder of {@code dev.rollcall.core}'s resources
 * @param older whether an older release may replace a newer one
 */
public record ZoneUpdate(Path resources, boolean older) {
  /**
   * Takes over what a directory holds; the same directory always leaves the same bytes.
   *
   * @param now after which clocks are compared
   * @return what it changes, a line each
   * @throws IllegalArgumentException if the directory is of no use; nothing is written then
   */
  public List<String> from(ZoneDirectory directory, Instant now) throws IOException {
    Path zones = resources.resolve("zone/zones.bin");
    ZonePack was = ZonePack.read(Files.readAllBytes(zones));
    ZonePack is = directory.pack();
    String countries = directory.countries(is);
    ZoneChanges changes = new ZoneChanges(new IanaZones(was), new IanaZones(is), now);
    refuse(was, is, changes);
    Files.write(zones, is.toBytes());
    Files.writeString(
        resources.resolve("time/country-zones.txt"), countries, StandardCharsets.US_ASCII);
    List<String> lines = new ArrayList<>();
    lines.add(
        "zone rules %s -> %s: %d regions, %d clocks"
            .formatted(was.release(), is.release(), is.regions().size(), is.clocks().size()));
    lines.addAll(changes.lines());
    if (lines.size() == 1) {
      lines.add("no clock differs in the next ten years");
    }
    return lines;
  }

  private void refuse(ZonePack was, ZonePack is, ZoneChanges changes) {
    if (is.release().compareTo(was.release()) < 0 && !older) {
      throw new IllegalArgumentException(
          "these are zone rules %s, older than %s; say --older if you mean it"
              .formatted(is.release(), was.release()));
    }
    if (!changes.gone().isEmpty()) {
      throw new IllegalArgumentException(
          "contacts may be in regions that are not there: %s; compile the file backward too"
              .formatted(String.join(", ", changes.gone())));
    }
  }
}
