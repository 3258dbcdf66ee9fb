package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.fixture.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted before a process was killed is done by it or by the next one. */
class DurabilityIT {
  @TempDir private Path data;

  @Test
  void nothingThatWasAcceptedIsLost() throws Exception {
    List<String> first = run("produce", 75);
    List<String> second = run("resume", Integer.MAX_VALUE);

    assertThat(second).last().isEqualTo("finished");
    Set<String> accepted = after("accepted ", first);
    Set<String> done = after("did ", first);
    done.addAll(after("did ", second));
    assertThat(accepted).hasSizeGreaterThan(10);
    assertThat(done).containsAll(accepted);
    assertThat(time(second)).isAfterOrEqualTo(time(first));
  }

  /** Runs a child until it has said so many lines, and kills it, or until it ends by itself. */
  private List<String> run(String mode, int linesMax) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                data.toString(),
                mode)
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = child.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (lines.size() == linesMax) {
          // Not the process's own destroyForcibly: that one also throws away what it has said.
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();
    return lines;
  }

  private static Set<String> after(String prefix, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  private static Instant time(List<String> lines) {
    return Instant.parse(after("time ", lines).stream().max(String::compareTo).orElseThrow());
  }
}
