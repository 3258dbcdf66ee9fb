package dev.rollcall.local.zones;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.zone.IanaZones;
import dev.rollcall.core.zone.Tzif;
import dev.rollcall.core.zone.Tzif.Change;
import dev.rollcall.core.zone.ZonePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneUpdateTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final ZoneOffset FIVE = ZoneOffset.ofHours(-5);
  private static final ZoneOffset FOUR = ZoneOffset.ofHours(-4);
  private static final Change SPRING = new Change(at("2020-03-08T07:00:00Z"), FOUR);
  private static final Tzif EAST = new Tzif(FIVE, List.of(SPRING), "EST5EDT,M3.2.0,M11.1.0");
  private static final Tzif ISLE = new Tzif(FIVE, List.of(SPRING), "AST4");

  @TempDir private Path home;

  private static long at(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }

  @BeforeEach
  void haveARelease() throws IOException {
    Files.createDirectories(resources().resolve("zone"));
    Files.createDirectories(resources().resolve("time"));
    clock("America/East", EAST);
    clock("America/Isle", EAST);
    release("2026f");
    write("zone.tab", "#comment\tx\ty\nUS\t+1-1\tAmerica/Isle\nUS\t+1-1\tAmerica/East\tmost\n");
    Files.write(packed(), directory().pack().toBytes());
  }

  private Path resources() {
    return home.resolve("resources");
  }

  private Path packed() {
    return resources().resolve("zone/zones.bin");
  }

  private ZoneDirectory directory() {
    return new ZoneDirectory(home.resolve("tz"));
  }

  private void clock(String region, Tzif clock) throws IOException {
    Path file = home.resolve("tz").resolve(region);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, clock.toBytes());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve("tz").resolve(name), text);
  }

  private void release(String name) throws IOException {
    write("version", name + "\n");
  }

  private List<String> update() throws IOException {
    return new ZoneUpdate(resources(), false).from(directory(), NOW);
  }

  @Test
  void saysWhichClocksWillShowSomethingElse() throws IOException {
    release("2027a");
    clock("America/Isle", ISLE);
    clock("America/Isle_Harbour", ISLE);

    assertThat(update())
        .containsExactly(
            "zone rules 2026f -> 2027a: 3 regions, 2 clocks",
            "America/Isle: from 2026-11-21T12:00:00Z to 2027-03-14T07:00:00Z -04:00, not -05:00,"
                + " and 10 times more",
            "America/Isle_Harbour: new");
    IanaZones zones = new IanaZones(ZonePack.read(Files.readAllBytes(packed())));
    assertThat(zones.version()).isEqualTo("2027a");
    assertThat(zones.rules("America/Isle").getOffset(NOW)).isEqualTo(FOUR);
    assertThat(zones.rules("America/East").getOffset(NOW)).isEqualTo(FIVE);
  }

  @Test
  void bringsTheCountriesOfTheSameRelease() throws IOException {
    update();

    assertThat(resources().resolve("time/country-zones.txt"))
        .content(US_ASCII)
        .startsWith("# The zones of each country")
        .endsWith("\nUS America/East America/Isle\n");
  }

  @Test
  void leavesTheSameBytesEveryTime() throws IOException {
    byte[] before = Files.readAllBytes(packed());

    assertThat(update())
        .containsExactly(
            "zone rules 2026f -> 2026f: 2 regions, 1 clocks",
            "no clock differs in the next ten years");
    assertThat(packed()).hasBinaryContent(before);
  }

  /** However the files were compiled: with every change through 2037, or from the last rule on. */
  @Test
  void leavesTheSameBytesForFatFilesAndForOldHistory() throws IOException {
    byte[] before = Files.readAllBytes(packed());
    List<Change> every = new ArrayList<>(List.of(new Change(at("1901-01-01T00:00:00Z"), FIVE)));
    ZoneOffsetTransition next = EAST.rules().nextTransition(Instant.EPOCH);
    for (;
        next.getDateTimeAfter().getYear() < 2038;
        next = EAST.rules().nextTransition(next.getInstant())) {
      every.add(new Change(next.toEpochSecond(), next.getOffsetAfter()));
    }
    clock("America/East", new Tzif(FOUR, every, EAST.footer()));

    update();

    assertThat(every).hasSizeGreaterThan(30);
    assertThat(packed()).hasBinaryContent(before);
  }

  @Test
  void takesRegionsOnly() throws IOException {
    clock("EST5EDT", EAST);
    clock("posix/America/East", EAST);
    clock("right/America/East", EAST);
    write("America/README", "not compiled");

    assertThat(directory().pack().regions()).containsOnlyKeys("America/East", "America/Isle");
  }

  @Test
  void refusesToGoBackUnlessTold() throws IOException {
    release("2026b");

    assertRefused("zone rules 2026b, older than 2026f");
    assertThat(new ZoneUpdate(resources(), true).from(directory(), NOW).getFirst())
        .startsWith("zone rules 2026f -> 2026b");
  }

  @Test
  void refusesToLoseARegion() throws IOException {
    Files.delete(home.resolve("tz/America/Isle"));
    write("zone.tab", "US\t+1-1\tAmerica/East\n");

    assertRefused("not there: America/Isle; compile the file backward");
  }

  @Test
  void refusesWhatItDoesNotUnderstandAndNamesAll() throws IOException {
    clock("America/East", new Tzif(FIVE, List.of(SPRING), "EST5EDT,J60,J300"));
    clock("America/Isle", new Tzif(FIVE, List.of(SPRING), "EST5"));

    assertRefused("America/East: changes on a numbered day", "; America/Isle: the footer EST5");
  }

  @Test
  void refusesADirectoryThatLacksSomething() throws IOException {
    write("zone.tab", "US\t+1-1\tAmerica/West\n");
    assertRefused("zone.tab names what is not there: [America/West]");

    Files.delete(home.resolve("tz/zone.tab"));
    assertRefused("no zone.tab");

    Files.delete(home.resolve("tz/version"));
    assertRefused("names the release");

    try (Stream<Path> files = Files.list(home.resolve("tz/America"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertRefused("no compiled zones");
  }

  private void assertRefused(String... phrases) throws IOException {
    byte[] before = Files.readAllBytes(packed());
    assertThatThrownBy(this::update)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(phrases);
    assertThat(packed()).hasBinaryContent(before);
  }
}
