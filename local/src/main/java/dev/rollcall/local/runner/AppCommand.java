package dev.rollcall.local.runner;

import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall tenant app}: lets apps in that sign their own tokens, and takes that away. */
@Command(
    name = "app",
    mixinStandardHelpOptions = true,
    description = "Apps that speak for tenants by JWTs which they sign themselves (contract 4).")
final class AppCommand {
  @ParentCommand private @Nullable TenantCommand tenant;

  private Tenants tenants() {
    if (tenant == null) {
      throw new IllegalStateException("it is a command of tenant");
    }
    return tenant.tenants();
  }

  @Command(
      description = {
        "Lets an app speak for a tenant.",
        "Its secret is made, and shown once, unless it comes from a variable or a prompt."
      })
  int add(
      @Parameters(paramLabel = "TENANT") String id,
      @Option(
              names = "--client-id",
              paramLabel = "ID",
              description = "how it names itself; absent, one is made")
          @Nullable String clientId,
      @Option(
              names = "--account",
              required = true,
              paramLabel = "ID",
              description = "the accountId of its requests")
          String account,
      @Option(
              names = "--stream",
              required = true,
              paramLabel = "ID",
              description = "the iid and streamId of its requests")
          String stream,
      @Option(
              names = "--secret-env",
              paramLabel = "NAME",
              description = "the variable that holds its secret")
          @Nullable String secretVariable,
      @Option(
              names = "--secret",
              interactive = true,
              description = "asks for its secret; it never stands in the command")
          char @Nullable [] asked,
      @Option(names = "--without-exp", description = "its tokens may go without an end")
          boolean withoutExp) {
    Optional<String> given =
        asked == null ? variable(secretVariable) : Optional.of(new String(asked));
    App app =
        new NewApp(
                new TenantId(id),
                Optional.ofNullable(clientId),
                given,
                account,
                stream,
                !withoutExp)
            .admit(tenants(), Instant.now());
    Main.CONSOLE.println("client id       " + app.clientId());
    if (given.isEmpty()) {
      Main.CONSOLE.println("client secret   " + app.secret());
    }
    return 0;
  }

  @Command(description = "Lists a tenant's apps.")
  int list(@Parameters(paramLabel = "TENANT") String id) {
    for (App app : tenants().apps(new TenantId(id))) {
      Main.CONSOLE.printf(
          "%-40s account %s  stream %s%s%n",
          app.clientId(),
          app.accountId(),
          app.streamId(),
          app.requireExp() ? "" : "  tokens may go without an end");
    }
    return 0;
  }

  @Command(description = "Takes an app's rights away; within half a minute it is refused.")
  int remove(@Parameters(paramLabel = "CLIENT-ID") String clientId) {
    if (!tenants().removeApp(clientId)) {
      throw new IllegalArgumentException("there is no app " + clientId);
    }
    return 0;
  }

  private static Optional<String> variable(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no variable " + name);
    }
    return Optional.of(value);
  }
}
