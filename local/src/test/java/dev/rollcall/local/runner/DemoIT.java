package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.demo.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as {@code ./rollcall demo} plays it, only with nothing to hold it back. */
class DemoIT {
  @TempDir Path logs;

  @Test
  void addsUp() throws Exception {
    Scenario scenario = Scenario.load();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    boolean addsUp;
    try (Engine engine = Engines.simulated(logs, scenario.now());
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      addsUp = DemoCommand.play(scenario, engine, out);
    }
    assertThat(addsUp).as(said.toString(StandardCharsets.UTF_8)).isTrue();
  }
}
