package dev.rollcall.local.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code rollcall serve} in a JVM of its own, to be killed. */
final class ServedEngine {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  private final Process process;
  private final Map<String, String> environment;

  private ServedEngine(Process process, Map<String, String> environment) {
    this.process = process;
    this.environment = environment;
  }

  static ServedEngine start(Path directory, String... arguments)
      throws IOException, InterruptedException {
    Path envFile = directory.resolve("serve.env");
    Files.deleteIfExists(envFile);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--template",
                Path.of("..", "template.yaml").toString(),
                "--env-file",
                envFile.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(directory.resolve("serve.out").toFile()));
    Process process = builder.start();
    long until = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (!Files.exists(envFile)) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new AssertionError(Files.readString(directory.resolve("serve.out")));
      }
    }
    Map<String, String> environment =
        Files.readAllLines(envFile).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new ServedEngine(process, environment);
  }

  Api api() {
    return new Api(get("ROLLCALL_URL"), get("ROLLCALL_TOKEN"));
  }

  String get(String name) {
    return environment.get(name);
  }

  void killDashNine() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }
}
