package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.time.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What runs here.
 *
 * @param version of Rollcall
 * @param zoneRules release of the zone database by which windows are computed
 */
@JsonNaming(SnakeCaseStrategy.class)
record Health(String status, String version, String zoneRules) {
  private static final String VERSION = readVersion();

  static Health of(Zones zones) {
    return new Health("ok", VERSION, zones.version());
  }

  private static String readVersion() {
    try (InputStream text = Health.class.getResourceAsStream("/dev/rollcall/api/version.txt")) {
      if (text == null) {
        throw new IllegalStateException("the build left no version");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
