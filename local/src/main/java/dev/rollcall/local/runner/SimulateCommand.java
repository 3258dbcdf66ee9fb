package dev.rollcall.local.runner;

import dev.rollcall.core.simulation.Bill;
import dev.rollcall.core.simulation.Forecast;
import dev.rollcall.core.simulation.Reckoning;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.simulation.Simulate;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.zone.IanaZones;
import dev.rollcall.local.simulation.Picture;
import dev.rollcall.local.simulation.SimulationFile;
import dev.rollcall.local.simulation.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollcall simulate}: plays a campaign through that there is not, without any cloud. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how a campaign would go: when it ends, whom it reaches, what it costs.",
      "The file is what POST /v1/simulations takes."
    })
final class SimulateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.json", description = "what to play")
  private @Nullable Path file;

  @Option(names = "--svg", paramLabel = "OUT.svg", description = "draws the charts there too")
  private @Nullable Path svg;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "it begins then, unless the file says otherwise")
  private @Nullable Instant now;

  @Override
  public Integer call() throws IOException {
    if (file == null) {
      throw new IllegalArgumentException("there is no file to play");
    }
    Instant begins = now == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : now;
    play(file, Optional.ofNullable(svg), begins, Main.CONSOLE);
    return 0;
  }

  static void play(Path file, Optional<Path> svg, Instant now, PrintStream out) throws IOException {
    Zones zones = IanaZones.shipped();
    Scenario scenario = SimulationFile.read(file, zones, now);
    Forecast forecast = new Simulate(zones).run(scenario);
    Bill bill = new Reckoning(scenario, forecast, true).bill();
    new Terminal(out, zones).draw(scenario, forecast, bill);
    if (svg.isPresent()) {
      Files.writeString(svg.get(), Picture.of(forecast));
      out.printf("%nCharts are in %s.%n", svg.get());
    }
  }
}
