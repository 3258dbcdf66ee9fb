package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.tenant.TokenRecord;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.DailyHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Tenants} promises. */
public abstract class TenantsContract {
  /** An empty store, the same throughout a test. */
  protected abstract Tenants tenants();

  @Test
  void findsNoneThatWasNotWritten() {
    assertThat(tenants().find(TENANT)).isEmpty();
    assertThat(tenants().token("key")).isEmpty();
    assertThat(tenants().list()).isEmpty();
  }

  @Test
  void keepsEveryField() {
    Tenant full =
        new Tenant(
            TENANT,
            "Açme Ω",
            new Policy(
                DailyHours.of("20:00", "06:30"),
                "GB",
                "Europe/London",
                Set.of("GB", "IE"),
                List.of(
                    new RollingCap(3, Duration.ofHours(24)), new RollingCap(7, Duration.ofDays(7))),
                Duration.ofSeconds(90),
                new Policy.Retention(
                    Duration.ofDays(1),
                    Duration.ofDays(3650),
                    Duration.ofHours(36),
                    Duration.ofDays(90)),
                true,
                Set.of("us-federal", "fr-sms"),
                7),
            Map.of(
                Channel.CALL,
                new ChannelSettings(
                    new CarrierSettings.Http("https://carrier.example.com/calls", "whsec_c2Vj"),
                    250,
                    Duration.ofMinutes(30),
                    "+12125550123"),
                Channel.EMAIL,
                new ChannelSettings(
                    new CarrierSettings.Simulated(), 1, Duration.ofSeconds(1), "news@example.com")),
            "whsec_c2VjcmV0");

    tenants().save(full);

    assertThat(tenants().find(TENANT)).contains(full);
  }

  @Test
  void keepsATenantWithoutChannelsOrOpenHours() {
    Tenant bare =
        new Tenant(
            TENANT,
            "",
            new Policy(
                new DailyHours(List.of()),
                "US",
                "Etc/UTC",
                Set.of(),
                List.of(),
                Duration.ZERO,
                Policy.Retention.DEFAULT),
            Map.of(),
            "");

    tenants().save(bare);

    assertThat(tenants().find(TENANT)).contains(bare);
  }

  @Test
  void writesATenantOverTheVersionBeforeOnly() {
    Tenant first = Examples.tenant(Policy.DEFAULT);
    Tenant renamed = new Tenant(TENANT, "Other", Policy.DEFAULT, Map.of(), "whsec_b3RoZXI=");
    assertThat(tenants().save(first)).isEqualTo(new Write.Done<>());

    assertThat(tenants().save(renamed)).isEqualTo(new Write.Lost<>(Optional.of(first)));
    assertThat(tenants().save(renamed.next(first))).isEqualTo(new Write.Done<>());
    assertThat(tenants().save(first.with(Policy.DEFAULT.withRefusalsInRowMax(3)).next(first)))
        .isEqualTo(new Write.Lost<>(Optional.of(renamed.next(first))));

    assertThat(tenants().find(TENANT)).contains(renamed.next(first));
  }

  @Test
  void writesNoVersionThatIsYetToCome() {
    Tenant first = Examples.tenant(Policy.DEFAULT);

    assertThat(tenants().save(first.next(first))).isEqualTo(new Write.Lost<>(Optional.empty()));
    assertThat(tenants().find(TENANT)).isEmpty();
  }

  @Test
  void keepsTokensWithAndWithoutAnEnd() {
    TokenRecord lasting =
        new TokenRecord(
            "Key1", TENANT, "ab".repeat(32), NOW, Optional.empty(), Optional.of("Zoë's script"));
    TokenRecord ending =
        new TokenRecord(
            "Key2", TENANT, "cd".repeat(32), NOW, Optional.of(NOW.plusMillis(1)), Optional.empty());

    tenants().save(lasting);
    tenants().save(ending);

    assertThat(tenants().token("Key1")).contains(lasting);
    assertThat(tenants().token("Key2")).contains(ending);
    assertThat(tenants().token("Key3")).isEmpty();
  }

  @Test
  void listsEveryTenantAndNoToken() {
    Tenant first = Examples.tenant(Policy.DEFAULT);
    Tenant second =
        new Tenant(new TenantId("acme2"), "Two", Policy.DEFAULT, Map.of(), "whsec_dHdv");
    tenants().save(first);
    tenants().save(second);
    tenants().save(new TokenRecord("Key1", TENANT, "ab", NOW, Optional.empty(), Optional.empty()));

    assertThat(tenants().list()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void keepsAppsUntilTheyAreTakenAway() {
    App strict = new App("cs-1", TENANT, "s".repeat(32), App.HS256, "account 1", "st-1", true, NOW);
    App lax = new App("cs-2", TENANT, "weak", "none", "a", "b", false, NOW.plusMillis(1));
    App other =
        new App("cs-3", new TenantId("acme2"), "x", App.HS256, "account 2", "st-2", true, NOW);
    tenants().save(lax);
    tenants().save(other);
    tenants().save(new App("cs-1", TENANT, "before", App.HS256, "before", "before", false, NOW));

    tenants().save(strict);

    assertThat(tenants().app("cs-1")).contains(strict);
    assertThat(tenants().app("cs-2")).contains(lax);
    assertThat(tenants().app("cs-9")).isEmpty();
    assertThat(tenants().apps(TENANT)).containsExactlyInAnyOrder(strict, lax);
    assertThat(tenants().list()).as("no app is a tenant").isEmpty();

    assertThat(tenants().removeApp("cs-1")).isTrue();
    assertThat(tenants().removeApp("cs-1")).isFalse();
    assertThat(tenants().app("cs-1")).isEmpty();
    assertThat(tenants().apps(TENANT)).containsExactly(lax);
  }
}
