package dev.rollcall.local.runner;

import dev.rollcall.local.demo.Demo;
import dev.rollcall.local.demo.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rollcall demo}: one accelerated day, from the API to the webhook. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Plays a day of 60 calls over six time zones; exits 0 if everything adds up.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "engine time runs at most so much faster (${DEFAULT-VALUE})")
  private double speed = 2000;

  @Option(names = "--template", hidden = true)
  private Path template = Main.home().resolve("template.yaml");

  @Override
  public Integer call() throws Exception {
    Scenario scenario = Scenario.load();
    EngineOptions options =
        new EngineOptions(
            0, Optional.empty(), Optional.of(scenario.now()), speed, Optional.empty(), true);
    Path log = Files.createTempFile("rollcall-demo-", ".log");
    Main.CONSOLE.printf("Starting the embedded cloud (log: %s)%n", log);
    try (Engine engine = Engine.start(template, options, log)) {
      Main.CONSOLE.printf("Serving at %s, engine time %s%n", engine.url(), engine.now());
      String token = engine.credentials().get(Credentials.TOKEN);
      boolean addsUp = new Demo(scenario, engine.cloud(), token, Main.CONSOLE).play();
      return addsUp ? 0 : 1;
    }
  }
}
