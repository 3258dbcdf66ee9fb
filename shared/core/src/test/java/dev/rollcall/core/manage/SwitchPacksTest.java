package dev.rollcall.core.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.PortCalls;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Switching packs on and off. */
class SwitchPacksTest {
  private final MemoryTenants tenants = new MemoryTenants();
  private final SwitchPacks packs = new SwitchPacks(tenants, Packs.SHIPPED);

  private Tenant given(String... on) {
    Tenant tenant = Examples.tenant(Policy.DEFAULT.withPacks(Set.of(on)));
    tenants.save(tenant);
    return tenant;
  }

  private Set<String> on() {
    return tenants.find(Examples.TENANT).orElseThrow().policy().packs();
  }

  @Test
  void addsToThoseThatAreOn() {
    Tenant given = given("us-federal");

    packs.on(Examples.TENANT, List.of("us-florida", "fr-sms", "us-federal"));

    assertThat(on()).containsExactlyInAnyOrder("us-federal", "us-florida", "fr-sms");
    assertThat(tenants.find(Examples.TENANT).orElseThrow())
        .as("nothing else of the tenant changes")
        .isEqualTo(given.with(Policy.DEFAULT.withPacks(on())).next(given));
  }

  @Test
  void switchingOnWhatIsOnWritesNothing() {
    Tenant given = given("us-federal");

    assertThat(packs.on(Examples.TENANT, List.of("us-federal"))).isEqualTo(given);
    assertThat(tenants.find(Examples.TENANT)).contains(given);
  }

  /** Somebody else's change lands between this one's read and its write. */
  @Test
  void losesNoChangeThatIsMadeAtTheSameTime() {
    given("us-federal");
    AtomicBoolean done = new AtomicBoolean();
    PortCalls calls = new PortCalls();
    calls.meddle(
        call -> {
          if (call.name().equals("tenants.save") && done.compareAndSet(false, true)) {
            packs.on(Examples.TENANT, List.of("fr-sms"));
            new ChangePolicy(tenants).run(Examples.TENANT, p -> p.withRefusalsInRowMax(3));
          }
          return call.proceed();
        });

    new SwitchPacks(calls.watch(Tenants.class, tenants), Packs.SHIPPED)
        .on(Examples.TENANT, List.of("us-florida"));

    assertThat(on()).containsExactlyInAnyOrder("us-federal", "fr-sms", "us-florida");
    assertThat(tenants.find(Examples.TENANT).orElseThrow().policy().refusalsInRowMax())
        .isEqualTo(3);
    assertThat(calls.names("tenants.save")).hasSize(2);
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
