package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewAppTest {
  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
  private static final TenantId TENANT = new TenantId("acme");

  private final MemoryTenants tenants = new MemoryTenants();

  @BeforeEach
  void makeTenant() {
    tenants.save(new Tenant(TENANT, "Acme", Policy.DEFAULT, Map.of(), "of no use"));
  }

  private static NewApp app(String client, String secret) {
    return new NewApp(TENANT, Optional.of(client), Optional.of(secret), "account", "st-1", true);
  }

  @Test
  void isLetInAsItIsDescribed() {
    App app = app("cs-1", "s".repeat(32)).admit(tenants, NOW);

    assertThat(app)
        .isEqualTo(
            new App("cs-1", TENANT, "s".repeat(32), App.HS256, "account", "st-1", true, NOW));
    assertThat(tenants.app("cs-1")).contains(app);
  }

  @Test
  void isGivenANameAndASecretThatNobodyGuesses() {
    NewApp unnamed =
        new NewApp(TENANT, Optional.empty(), Optional.empty(), "account", "st-1", false);

    App first = unnamed.admit(tenants, NOW);
    App second = unnamed.admit(tenants, NOW);

    assertThat(App.isStrong(first.secret())).isTrue();
    assertThat(first.secret()).isNotEqualTo(second.secret());
    assertThat(first.clientId()).startsWith("cs-").isNotEqualTo(second.clientId());
    assertThat(tenants.apps(TENANT)).containsExactlyInAnyOrder(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    "cs-1, short, could be found by trying",
    "c#1, ssssssssssssssssssssssssssssssss, client",
    "cs-0, ssssssssssssssssssssssssssssssss, there is an app cs-0 already",
  })
  void isRefused(String client, String secret, String why) {
    App there = app("cs-0", "t".repeat(32)).admit(tenants, NOW);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> app(client, secret).admit(tenants, NOW))
        .withMessageContaining(why);
    assertThat(tenants.apps(TENANT)).containsExactly(there);
  }

  @Test
  void speaksForNobodyWhoIsNotThere() {
    NewApp stray =
        new NewApp(
            new TenantId("gone"), Optional.empty(), Optional.empty(), "account", "st-1", true);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stray.admit(tenants, NOW))
        .withMessage("there is no tenant gone");
  }
}
