package dev.rollcall.local.runner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code rollcall serve} in a JVM of its own, to be killed. */
final class ServedEngine {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
  private static final Pattern TENANTS_TABLE =
      Pattern.compile("--table (\\S+) --endpoint ([^\\s,]+)");

  private final Process process;
  private final Map<String, String> environment;
  private final Path out;

  private ServedEngine(Process process, Map<String, String> environment, Path out) {
    this.process = process;
    this.environment = environment;
    this.out = out;
  }

  static ServedEngine start(Path directory, String... arguments)
      throws IOException, InterruptedException {
    Path envFile = directory.resolve("serve.env");
    Files.deleteIfExists(envFile);
    List<String> command =
        new ArrayList<>(
            List.of(
                "serve",
                "--template",
                Path.of("..", "template.yaml").toString(),
                "--env-file",
                envFile.toString()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("serve.out");
    ProcessBuilder builder = rollcall(command);
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
    Process process = builder.start();
    long until = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (!Files.exists(envFile)) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        process.destroyForcibly();
        throw new AssertionError(Files.readString(out));
      }
    }
    Map<String, String> environment =
        Files.readAllLines(envFile).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new ServedEngine(process, environment, out);
  }

  private static ProcessBuilder rollcall(List<String> arguments) {
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
                Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Runs {@code rollcall tenant} as the engine, when it starts, says it finds these tenants. */
  void tenant(String... arguments) throws IOException, InterruptedException {
    Matcher table = TENANTS_TABLE.matcher(Files.readString(out));
    if (!table.find()) {
      throw new AssertionError("no table is named: " + Files.readString(out));
    }
    List<String> command = new ArrayList<>(List.of("tenant"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--table", table.group(1), "--endpoint", table.group(2)));
    ProcessBuilder builder = rollcall(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any", "AWS_REGION", "any"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(said);
    }
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
