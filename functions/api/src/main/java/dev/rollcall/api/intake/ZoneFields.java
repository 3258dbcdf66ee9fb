package dev.rollcall.api.intake;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.zone.ZoneNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the time zones of a request, and says which region somebody meant who wrote none. */
public final class ZoneFields {
  private final Zones zones;
  private @Nullable ZoneNames names;

  /** Reads regions that these know. */
  public ZoneFields(Zones zones) {
    this.zones = zones;
  }

  /**
   * A region of the time zone database by its exact name.
   *
   * @param charsMax how long a text is looked at
   */
  public Optional<String> region(Fields fields, String name, int charsMax) {
    return region(fields, name, fields.text(name, Need.NULLABLE, 0, charsMax));
  }

  /** The same, where a text without a visible letter counts as none. */
  public Optional<String> regionUnlessBlank(Fields fields, String name, int charsMax) {
    return region(
        fields,
        name,
        fields.text(name, Need.NULLABLE, 0, charsMax).filter(text -> !text.isBlank()));
  }

  private Optional<String> region(Fields fields, String name, Optional<String> text) {
    Optional<String> region = text.filter(zones::knows);
    if (region.isEmpty()) {
      text.ifPresent(written -> fields.fault(name, Kind.UNACCEPTABLE, names().fault(written)));
    }
    return region;
  }

  /** Made for the first mistake: most requests have none. */
  private ZoneNames names() {
    ZoneNames made = names;
    if (made == null) {
      made = new ZoneNames(zones);
      names = made;
    }
    return made;
  }
}
