package dev.rollcall.core.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.Examples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Switching packs on and off. */
class SwitchPacksTest {
  private final MemoryTenants tenants = new MemoryTenants();
  private final SwitchPacks packs = new SwitchPacks(tenants, Packs.SHIPPED);

  private void given(String... on) {
    tenants.save(Examples.tenant(Policy.DEFAULT.withPacks(Set.of(on))));
  }

  private Set<String> on() {
    return tenants.find(Examples.TENANT).orElseThrow().policy().packs();
  }

  @Test
  void addsToThoseThatAreOn() {
    given("us-federal");

    packs.on(Examples.TENANT, List.of("us-florida", "fr-sms", "us-federal"));

    assertThat(on()).containsExactlyInAnyOrder("us-federal", "us-florida", "fr-sms");
    assertThat(tenants.find(Examples.TENANT).orElseThrow())
        .as("nothing else of the tenant changes")
        .isEqualTo(Examples.tenant(Policy.DEFAULT.withPacks(on())));
  }

  @Test
  void takesAway() {
    given("us-federal", "us-florida");

    packs.off(Examples.TENANT, List.of("us-florida", "fr-sms"));

    assertThat(on()).containsExactly("us-federal");
  }

  @Test
  void namesEveryPackThatThereIsNotAndChangesNothing() {
    given("us-federal");

    assertThatThrownBy(() -> packs.on(Examples.TENANT, List.of("fr-sms", "us-ohio", "mars")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"mars\"")
        .hasMessageContaining("\"us-ohio\"")
        .hasMessageContaining("there are: fr-call, fr-sms");
    assertThatThrownBy(() -> packs.off(Examples.TENANT, List.of("mars")))
        .hasMessageContaining("\"mars\"");
    assertThat(on()).containsExactly("us-federal");
  }

  @Test
  void takesAwayOneThatThisVersionNoLongerKnows() {
    given("us-federal", "us-bygone");

    packs.off(Examples.TENANT, List.of("us-bygone"));

    assertThat(on()).containsExactly("us-federal");
  }

  @Test
  void needsATenant() {
    assertThatThrownBy(() -> packs.on(new TenantId("nobody"), List.of("fr-sms")))
        .hasMessage("there is no tenant nobody");
  }
}
