package dev.rollcall.core.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.zone.Tzif.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TzifTest {
  private static final ZoneOffset UTC = ZoneOffset.UTC;
  private static final ZoneOffset ONE = ZoneOffset.ofHours(1);
  private static final ZoneOffset TWO = ZoneOffset.ofHours(2);
  private static final String BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3";
  private static final int LEAP_SECONDS_AT = 28;

  private static byte[] file(String name) throws IOException {
    try (InputStream file = TzifTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  private static long at(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  /** Files of the same zone as two compilers wrote them. */
  @ParameterizedTest
  @ValueSource(strings = {"Nuuk", "Gaza", "Lord_Howe", "Ojinaga"})
  void saysTheSameFatAndSlim(String zone) throws IOException {
    ZoneRules fat = Tzif.read(file(zone + ".fat")).rules();
    ZoneRules slim = Tzif.read(file(zone + ".slim")).rules();

    assertThat(
            Stream.iterate(Instant.EPOCH, at -> at.plus(Duration.ofHours(7)))
                .takeWhile(at -> at.isBefore(Instant.parse("2100-01-01T00:00:00Z")))
                .filter(at -> !slim.getOffset(at).equals(fat.getOffset(at))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Nuuk.slim, 2023-12-01T00:00:00Z, -02:00",
    "Nuuk.slim, 2024-03-31T00:59:59Z, -02:00",
    "Nuuk.slim, 2024-03-31T01:00:00Z, -01:00",
    "Lord_Howe.fat, 2026-07-01T00:00:00Z, +10:30",
    "Lord_Howe.fat, 2099-01-01T00:00:00Z, +11:00",
    "Gaza.fat, 2086-05-24T23:59:59Z, +02:00",
    "Gaza.fat, 2087-07-01T00:00:00Z, +03:00",
    "Ojinaga.slim, 2022-11-10T00:00:00Z, -06:00",
  })
  void saysWhatTheClockShowed(String name, Instant at, ZoneOffset offset) throws IOException {
    assertThat(Tzif.read(file(name)).rules().getOffset(at)).isEqualTo(offset);
  }

  /** Slim files of an older {@code zic} say of a week in 2022 what its own data denies. */
  @Test
  void refusesAFooterThatContradictsTheLastChange() throws IOException {
    Tzif wrong = Tzif.read(file("Ojinaga.wrong"));

    assertThatThrownBy(wrong::rules)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contradicts");
    assertThatThrownBy(new Tzif(UTC, List.of(new Change(5, ONE)), "UTC0")::rules)
        .hasMessage("the footer UTC0 contradicts the last change, to +01:00");
  }

  @Test
  void keepsToItsFooterOnlyAfterTheLastChangeEvenIfThatChangedANameOnly() {
    Tzif clock =
        new Tzif(
            UTC,
            List.of(
                new Change(at("2020-02-01T00:00:00Z"), ONE),
                new Change(at("2022-01-01T00:00:00Z"), ONE)),
            BERLIN);
    ZoneRules rules = clock.rules();

    assertThat(rules.getOffset(Instant.parse("2021-07-01T00:00:00Z"))).isEqualTo(ONE);
    assertThat(rules.getOffset(Instant.parse("2022-07-01T00:00:00Z"))).isEqualTo(TWO);
    assertThat(rules.getOffset(Instant.parse("2023-01-01T00:00:00Z"))).isEqualTo(ONE);
    assertThat(rules.nextTransition(Instant.parse("2020-02-01T00:00:00Z")).getInstant())
        .isEqualTo("2022-03-27T01:00:00Z");
    assertThat(rules.previousTransition(Instant.parse("2024-02-01T00:00:00Z")).getInstant())
        .isEqualTo("2023-10-29T01:00:00Z");
  }

  @Test
  void mayHaveNoChangeButThoseOfItsFooter() {
    ZoneRules rules = new Tzif(ONE, List.of(), BERLIN).rules();

    assertThat(rules.getOffset(Instant.parse("1970-07-01T00:00:00Z"))).isEqualTo(TWO);
    assertThat(rules.getOffset(Instant.parse("2026-07-01T00:00:00Z"))).isEqualTo(TWO);
    assertThat(new Tzif(UTC, List.of(), "<+14>-14").rules().getOffset(Instant.EPOCH))
        .isEqualTo(ZoneOffset.ofHours(14));
  }

  @Test
  void staysAtItsLastOffsetWithoutAFooter() {
    ZoneRules rules = new Tzif(UTC, List.of(new Change(5, ONE)), "").rules();

    assertThat(rules.getOffset(Instant.ofEpochSecond(4))).isEqualTo(UTC);
    assertThat(rules.getOffset(Instant.parse("2100-01-01T00:00:00Z"))).isEqualTo(ONE);
  }

  /** Some compilers begin with it. */
  @Test
  void passesOverTheBigBang() {
    Tzif clock = new Tzif(UTC, List.of(new Change(-(1L << 59), ONE)), "CET-1");

    assertThat(clock.rules().getOffset(Instant.EPOCH)).isEqualTo(ONE);
    assertThat(clock.rules().getTransitions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nuuk.fat", "Nuuk.slim", "Gaza.fat", "Lord_Howe.slim"})
  void isTheSameAfterWritingAndReading(String name) throws IOException {
    Tzif clock = Tzif.read(file(name));

    assertThat(Tzif.read(clock.toBytes())).isEqualTo(clock);
    assertThat(Tzif.isTzif(clock.toBytes())).isTrue();
  }

  @Test
  void refusesWhatIsCutShort() throws IOException {
    byte[] whole = file("Nuuk.slim");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Tzif.read(cut))
          .as("%d bytes of %d", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesOtherFiles() throws IOException {
    byte[] text = "# version 2026f".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] first = file("Nuuk.fat");
    first[4] = 0;
    byte[] leaping = new Tzif(UTC, List.of(), "UTC0").toBytes();
    assertThat(Tzif.isTzif(text)).isFalse();
    assertThatThrownBy(() -> Tzif.read(text)).hasMessageContaining("not a TZif file");
    assertThatThrownBy(() -> Tzif.read(first)).hasMessageContaining("first version");
    ByteBuffer.wrap(leaping).putInt(headerAfter(leaping) + LEAP_SECONDS_AT, 27);
    assertThatThrownBy(() -> Tzif.read(leaping)).hasMessageContaining("leap seconds");
  }

  private static int headerAfter(byte[] file) {
    for (int i = 4; i < file.length; i++) {
      if (Tzif.isTzif(Arrays.copyOfRange(file, i, file.length))) {
        return i;
      }
    }
    throw new AssertionError("one header only");
  }

  @Test
  void refusesChangesOutOfOrder() {
    Tzif clock = new Tzif(UTC, List.of(new Change(5, ONE), new Change(5, UTC)), "UTC0");

    assertThatThrownBy(clock::rules).hasMessage("changes out of order at 5");
  }
}
