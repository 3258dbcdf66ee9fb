package dev.rollcall.local.runner;

import dev.rollcall.local.zones.ZoneDirectory;
import dev.rollcall.local.zones.ZoneUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollcall zones}: takes a release of IANA's time zone database into the sources. */
@Command(
    name = "zones",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the zone rules of a directory of compiled TZif files into the sources, and says what",
      "they change for the next ten years. The next build has them."
    })
final class ZonesCommand implements Callable<Integer> {
  private static final Path RESOURCES = Path.of("shared/core/src/main/resources/dev/rollcall/core");

  @Parameters(
      paramLabel = "DIRECTORY",
      description = "such as /usr/share/zoneinfo, or what zic wrote")
  private Path directory = Path.of(".");

  @Option(names = "--older", description = "go back to an older release")
  private boolean older;

  @Override
  public Integer call() throws IOException {
    new ZoneUpdate(Main.home().resolve(RESOURCES), older)
        .from(new ZoneDirectory(directory), Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .forEach(Main.CONSOLE::println);
    return 0;
  }
}
