package dev.rollcall.local.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rollcall serve}: keeps an engine running until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Keeps an engine running; prints its URL, credentials and a ready curl.")
final class ServeCommand implements Callable<Integer> {
  @Option(names = "--port", paramLabel = "PORT", description = "port of the API (${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keeps everything here, kill -9 or not")
  private @Nullable Path data;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "engine time runs at most so much faster (${DEFAULT-VALUE})")
  private double speed = 1;

  @Option(names = "--now", paramLabel = "INSTANT", description = "engine time to start at")
  private @Nullable Instant now;

  @Option(
      names = "--carrier",
      paramLabel = "simulated|URL",
      description = "who places the demo tenant's calls (${DEFAULT-VALUE})")
  private String carrier = "simulated";

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "writes KEY=value lines here once it serves")
  private @Nullable Path envFile;

  @Option(
      names = "--allow-loopback",
      description = "lets webhooks and carriers live on 127.0.0.1, by http")
  private boolean allowLoopback;

  @Option(names = "--log", paramLabel = "FILE", description = "where the functions' log lines go")
  private @Nullable Path log;

  @Option(names = "--template", hidden = true)
  private Path template = Main.home().resolve("template.yaml");

  @Override
  public Integer call() throws Exception {
    Optional<String> url = carrier.equals("simulated") ? Optional.empty() : Optional.of(carrier);
    EngineOptions options =
        new EngineOptions(
            port, Optional.ofNullable(data), Optional.ofNullable(now), speed, url, allowLoopback);
    Engine engine = Engine.start(template, options, logFile());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  Main.CONSOLE.println("Stopping.");
                  engine.close();
                  stopped.countDown();
                }));
    Map<String, String> values = new LinkedHashMap<>();
    values.put("ROLLCALL_URL", engine.url());
    values.putAll(engine.credentials().values());
    welcome(engine);
    if (envFile != null) {
      write(envFile, values);
    }
    stopped.await();
    return 0;
  }

  private Path logFile() throws IOException {
    if (log != null) {
      return log;
    }
    if (data != null) {
      Files.createDirectories(data);
      return data.resolve("rollcall.log");
    }
    return Files.createTempFile("rollcall-", ".log");
  }

  /** Whole or not at all: whoever waits for the file reads it as soon as it is there. */
  private static void write(Path file, Map<String, String> values) {
    String text =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n", "", "\n"));
    try {
      Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "rollcall-", ".env");
      Files.writeString(whole, text);
      Files.move(whole, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void welcome(Engine engine) {
    Main.CONSOLE.printf(
        """
        Rollcall serves at %s (engine time %s). Ctrl-C stops it.

          tenant %s   token %s
          tenant %s  token %s
          webhooks are signed with %s unless a campaign brings a secret of its own
          --env-file FILE writes all of this there, and an app's JWT for contact lists
          rollcall tenant finds these tenants by %s, with any AWS credentials and region

        Try:

          curl -s %s/campaigns -H 'Authorization: Bearer %s' \\
            -H 'Content-Type: application/json' -d '{
              "agent_id": "3c90c3cc-0d44-4b50-8888-8dd25736052a", "name": "First calls",
              "targets": [{"to_number": "+12125550101"}, {"to_number": "+13125550114"}]}'

        %n\
        """,
        engine.url(),
        engine.now().truncatedTo(ChronoUnit.SECONDS),
        Credentials.TENANT,
        engine.credentials().get(Credentials.TOKEN),
        Credentials.TENANT_B,
        engine.credentials().get(Credentials.TOKEN_B),
        engine.credentials().get(Credentials.WEBHOOK_SECRET),
        engine.tenantsTable(),
        engine.url(),
        engine.credentials().get(Credentials.TOKEN));
  }
}
