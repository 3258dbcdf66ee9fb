package dev.rollcall.local.runner;

import dev.rollcall.core.jurisdiction.Pack;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.manage.SwitchPacks;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall tenant pack}: switches packs of rules by jurisdiction on and off. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Rules by jurisdiction: hours, days and caps, each with its source. No legal advice.",
      "The strictest of a campaign's rule, the tenant's policy and its packs holds."
    })
final class PackCommand {
  @ParentCommand private @Nullable TenantCommand tenant;

  private Tenants tenants() {
    if (tenant == null) {
      throw new IllegalStateException("it is a command of tenant");
    }
    return tenant.tenants();
  }

  @Command(description = "Lists all packs, and which of them are on for a tenant.")
  int list(@Parameters(paramLabel = "TENANT") String id) {
    Tenant found =
        tenants()
            .find(new TenantId(id))
            .orElseThrow(() -> new IllegalArgumentException("there is no tenant " + id));
    return show(found);
  }

  @Command(description = "Switches packs on for a tenant, for whoever waits already too.")
  int on(
      @Parameters(paramLabel = "TENANT") String id,
      @Parameters(paramLabel = "NAME", arity = "1..*") List<String> names) {
    return show(new SwitchPacks(tenants(), Packs.SHIPPED).on(new TenantId(id), names));
  }

  @Command(description = "Switches packs off for a tenant.")
  int off(
      @Parameters(paramLabel = "TENANT") String id,
      @Parameters(paramLabel = "NAME", arity = "1..*") List<String> names) {
    return show(new SwitchPacks(tenants(), Packs.SHIPPED).off(new TenantId(id), names));
  }

  private static int show(Tenant tenant) {
    Set<String> on = tenant.policy().packs();
    for (String name : Packs.SHIPPED.names()) {
      Pack pack = Packs.SHIPPED.named(Set.of(name)).getFirst();
      Main.CONSOLE.printf(
          "%-4s %-20s %s%n%26s%s, as of %s%n",
          on.contains(name) ? "on" : "-", name, pack.title(), "", pack.source(), pack.date());
      pack.datesUntil()
          .ifPresent(last -> Main.CONSOLE.printf("%26sholidays are listed until %s%n", "", last));
    }
    on.stream()
        .filter(name -> !Packs.SHIPPED.names().contains(name))
        .forEach(name -> Main.CONSOLE.printf("on   %-20s this version does not know it%n", name));
    return 0;
  }
}
