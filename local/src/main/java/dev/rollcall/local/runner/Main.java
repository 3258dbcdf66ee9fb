package dev.rollcall.local.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry of {@code ./rollcall}. */
@Command(
    name = "rollcall",
    mixinStandardHelpOptions = true,
    version = "Rollcall 0.1.0",
    description = "An outbound campaign engine, on this machine: no Docker, no AWS account.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      SimulateCommand.class,
      TenantCommand.class,
      ZonesCommand.class
    })
public final class Main implements Runnable {
  /** What people read; the functions' own log lines go elsewhere. */
  static final PrintStream CONSOLE =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(CONSOLE);
    }
  }

  /** The folder of the product, whichever folder the command was typed in. */
  static Path home() {
    return Path.of(System.getenv().getOrDefault("ROLLCALL_HOME", "."));
  }

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("rollcall: " + Said.inWords(failure));
          return 1;
        });
    System.exit(line.execute(args));
  }
}
