package dev.rollcall.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.zone.Tzif.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ZonePackTest {
  private static final Tzif NIGHT = new Tzif(ZoneOffset.ofHours(-11), List.of(), "<-11>11");
  private static final Tzif DAY =
      new Tzif(ZoneOffset.UTC, List.of(new Change(86_400, ZoneOffset.ofHours(14))), "<+14>-14");

  private final ZonePack pack =
      ZonePack.of(
          "2099z",
          new TreeMap<>(Map.of("Moon/Dark", NIGHT, "Moon/Bright", DAY, "Moon/Shade", NIGHT)));

  @Test
  void holdsEveryClockOnce() {
    assertThat(pack.clocks()).hasSize(2);
    assertThat(pack.regions()).containsOnlyKeys("Moon/Bright", "Moon/Dark", "Moon/Shade");
  }

  @Test
  void makesTheSameBytesOfTheSameZonesAndReadsThem() {
    ZonePack again = ZonePack.read(pack.toBytes());

    assertThat(again.release()).isEqualTo("2099z");
    assertThat(again.regions()).isEqualTo(pack.regions());
    assertThat(again.toBytes()).isEqualTo(pack.toBytes());
  }

  @Test
  void tellsTheTimeInItsRegionsAndNowhereElse() {
    IanaZones zones = new IanaZones(ZonePack.read(pack.toBytes()));

    assertThat(zones.version()).isEqualTo("2099z");
    assertThat(zones.regions()).hasSize(3);
    assertThat(zones.rules("Moon/Bright").getOffset(Instant.ofEpochSecond(86_399)))
        .isEqualTo(ZoneOffset.UTC);
    assertThat(zones.rules("Moon/Bright").getOffset(Instant.ofEpochSecond(86_400)))
        .isEqualTo(ZoneOffset.ofHours(14));
    assertThat(zones.rules("Moon/Dark")).isSameAs(zones.rules("Moon/Shade"));
    assertThat(zones.knows("Europe/London")).isFalse();
    assertThatThrownBy(() -> zones.rules("Europe/London")).isInstanceOf(ZoneRulesException.class);
  }

  @Test
  void isReadFromAWholeFileOnly() {
    byte[] file = pack.toBytes();

    for (int length : List.of(0, 1, 20, file.length / 2, file.length - 1)) {
      assertThatThrownBy(() -> ZonePack.read(Arrays.copyOf(file, length)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    file[5]++;
    assertThatThrownBy(() -> ZonePack.read(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
