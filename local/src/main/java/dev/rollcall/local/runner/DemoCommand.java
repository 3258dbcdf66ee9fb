package dev.rollcall.local.runner;

import dev.rollcall.local.demo.Demo;
import dev.rollcall.local.demo.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rollcall demo}: one accelerated day, from the API to the webhook. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Plays a day of all five contracts; exits 0 if everything adds up.")
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
      return play(scenario, engine, Main.CONSOLE) ? 0 : 1;
    }
  }

  static boolean play(Scenario scenario, Engine engine, PrintStream out)
      throws IOException, InterruptedException {
    Credentials credentials = engine.credentials();
    Map<String, String> names =
        Map.of(
            "token", credentials.get(Credentials.TOKEN),
            "jwt", credentials.get(Credentials.KORE_JWT),
            "streamId", credentials.get(Credentials.KORE_STREAM),
            "accountId", credentials.get(Credentials.KORE_ACCOUNT));
    return new Demo(scenario, engine.cloud(), names, out).play();
  }
}
