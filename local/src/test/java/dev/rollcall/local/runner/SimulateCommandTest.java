package dev.rollcall.local.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class SimulateCommandTest {
  private static final Path SAMPLE = Path.of("..", "docs", "samples", "simulation.json");
  private static final Instant NOW = Instant.parse("2026-12-01T17:00:00Z");

  @TempDir Path dir;

  private static String played(Path file, Optional<Path> svg) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    SimulateCommand.play(file, svg, NOW, new PrintStream(said, false, UTF_8));
    return said.toString(UTF_8);
  }

  /** The command of the README, on the very file that it names. */
  @Test
  void drawsTheSample() throws Exception {
    assertThat(Files.readString(Path.of("..", "README.md")))
        .contains("./rollcall simulate docs/samples/simulation.json --svg simulation.svg");
    Path svg = dir.resolve("once.svg");

    String said = played(SAMPLE, Optional.of(svg));

    assertThat(said)
        .contains("100,000 contacts, from Mon 2036-03-03 00:00, seed 1")
        .contains("Attempts by hour of the contacts' day")
        .contains("09:00 █")
        .contains("all allowed attempts were made, last no_answer")
        .contains("Attempts live at once")
        .contains("dynamodb")
        .contains("carrier");
    Document drawn = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    assertThat(drawn.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(drawn.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(drawn.getElementsByTagName("rect").getLength()).isGreaterThan(24);
  }

  @Test
  void namesEverythingThatIsWrongWithAFile() throws Exception {
    Path file = dir.resolve("wrong.json");
    Files.writeString(
        file, "{\"contacts\":[{\"count\":1,\"timezone\":\"EST\"}],\"concurrency\":0,\"x\":1}");

    assertThatThrownBy(() -> played(file, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contacts.0.timezone must be an IANA region")
        .hasMessageContaining("concurrency must be at least 1")
        .hasMessageContaining("x is not known here");
    Files.writeString(file, "{");
    assertThatThrownBy(() -> played(file, Optional.empty())).hasMessageContaining("is not JSON");
  }

  /** Few people and two slots; twice, to the letter. */
  @Test
  void saysHowSlotsAreUsedAndTheSameEachTime() throws Exception {
    Path file = dir.resolve("few.json");
    Path svg = dir.resolve("few.svg");
    Files.writeString(
        file,
        """
        {"contacts": [{"count": 40, "timezone": "Europe/London"}], "concurrency": 2,
         "schedule_at": "2026-12-02T12:00:00Z",
         "assumptions": {"shares": {"completed": 1}, "ring_seconds": 0,
                         "talk_seconds": {"shape": "constant", "mean": 60}}}
        """);

    String said = played(file, Optional.of(svg));
    String drawn = Files.readString(svg);

    assertThat(played(file, Optional.of(svg))).isEqualTo(said);
    assertThat(svg).hasContent(drawn);
    assertThat(said)
        .contains("Ends      Wed 2026-12-02 07:20 (America/New_York)")
        .contains("Reached   40 (100.0 %) by 40 attempts")
        .contains("mean 2.0 while any was live, peak 2, cap 2, at the cap for 100.0 %");
  }
}
