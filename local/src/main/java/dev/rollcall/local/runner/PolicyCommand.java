package dev.rollcall.local.runner;

import dev.rollcall.core.manage.ChangePolicy;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall tenant policy}: shows and changes what a tenant allows in all its campaigns. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a tenant's caps over all campaigns and when they pause themselves; options change"
          + " them.",
      "Workers follow within 30 seconds."
    })
final class PolicyCommand implements Runnable {
  @ParentCommand private @Nullable TenantCommand tenant;

  @Parameters(paramLabel = "TENANT", description = "whose")
  private String id = "";

  @Option(
      names = "--rolling-cap",
      paramLabel = "N/ISO-8601",
      description = {
        "at most N attempts to one number in any such stretch, as 3/PT24H; may be said several"
            + " times",
        "and replaces those there are; none takes them away"
      })
  private @Nullable List<String> rollingCaps;

  @Option(
      names = "--refusals-in-row",
      paramLabel = "N",
      description = "a campaign pauses itself after so many rejected attempts in a row; 0, never")
  private @Nullable Integer refusalsInRow;

  @Override
  public void run() {
    if (tenant == null) {
      throw new IllegalStateException("it is a command of tenant");
    }
    Policy policy =
        new ChangePolicy(tenant.tenants())
            .run(new TenantId(id), before -> changed(before, rollingCaps, refusalsInRow))
            .policy();
    policy
        .rollingCaps()
        .forEach(
            cap ->
                Main.CONSOLE.printf(
                    "rolling cap      %d in %s%n", cap.attemptsMax(), cap.period()));
    Main.CONSOLE.printf("refusals in row  %d%n", policy.refusalsInRowMax());
  }

  static Policy changed(
      Policy policy, @Nullable List<String> rollingCaps, @Nullable Integer refusalsInRow) {
    Policy capped =
        rollingCaps == null
            ? policy
            : policy.withRollingCaps(
                rollingCaps.equals(List.of("none"))
                    ? List.of()
                    : rollingCaps.stream().map(PolicyCommand::cap).toList());
    return refusalsInRow == null ? capped : capped.withRefusalsInRowMax(refusalsInRow);
  }

  private static RollingCap cap(String text) {
    int slash = text.indexOf('/');
    try {
      return new RollingCap(
          Integer.parseInt(text.substring(0, Math.max(slash, 0))),
          Duration.parse(text.substring(slash + 1)));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no rolling cap; one is 3/PT24H".formatted(text), e);
    }
  }
}
