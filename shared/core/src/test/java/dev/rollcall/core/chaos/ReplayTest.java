package dev.rollcall.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The same seed is the same run to the byte, here and in another JVM. */
class ReplayTest {
  /** Some in which a campaign is counted anew by its rows, calendar by calendar, among them. */
  private static final long[] SEEDS = {1, 2, 3, 4, 5, 85, 108, 219, 238, 250};

  @Test
  void aSeedIsTheSameRunInEveryProcess() throws IOException, InterruptedException {
    String here = traces();

    assertThat(traces()).isEqualTo(here);
    assertThat(elsewhere()).isEqualTo(here);
  }

  private static String traces() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    print(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void print(PrintStream out) {
    LongStream.of(SEEDS)
        .mapToObj(seed -> Run.of(seed, Planted.NONE, true))
        .map(Run.Result::trace)
        .flatMap(List::stream)
        .forEach(line -> out.print(line + "\n"));
    out.flush();
  }

  private static String elsewhere() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReplayTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).isZero();
    return said;
  }

  /** The other process. */
  public static void main(String[] arguments) {
    print(new PrintStream(System.out, false, StandardCharsets.UTF_8));
  }
}
