package dev.rollcall.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignLimitsTest {
  private static CampaignLimits limits(Policy policy) {
    return new CampaignLimits(
        new RuleExample().build(),
        policy,
        Channel.CALL,
        Map.of(Examples.NEW_YORK.id(), Examples.NEW_YORK));
  }

  @Test
  void areWorkedOutOnce() {
    CampaignLimits limits = limits(Policy.DEFAULT);

    assertThat(limits.of(Examples.NEW_YORK.id())).isSameAs(limits.of(Examples.NEW_YORK.id()));
    assertThatThrownBy(() -> limits.of("Europe/Paris"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Europe/Paris");
  }

  @ParameterizedTest
  @CsvSource({"us-federal, false", "us-debt-collection, true", "fr-call, false"})
  void wantToKnowOfConversationsIfAPackDoes(String pack, boolean asked) {
    Policy policy = Policy.DEFAULT.withPacks(Set.of(pack));

    assertThat(limits(policy).pauseAfterConversations()).isEqualTo(asked);
  }

  @Test
  void holdByTheCapsOfThePolicyAndOfThePacksThatAreOn() {
    RollingCap tenDays = new RollingCap(3, Duration.ofDays(10));
    RollingCap florida = new RollingCap(3, Duration.ofHours(24));
    Policy policy = Examples.policy(tenDays);

    assertThat(limits(Policy.DEFAULT).rollingCaps()).isEmpty();
    assertThat(limits(policy).rollingCaps()).containsExactly(tenDays);
    assertThat(limits(policy.withPacks(Set.of("us-florida"))).rollingCaps())
        .containsExactly(tenDays, florida);
    assertThat(limits(Examples.policy(florida).withPacks(Set.of("us-florida"))).rollingCaps())
        .containsExactly(florida);
  }

  /** A pack that is switched on tomorrow counts today. */
  @Test
  void rememberWhatAnyPackMayAskFor() {
    RollingCap tenDays = new RollingCap(3, Duration.ofDays(10));

    assertThat(limits(Examples.policy(tenDays)).rememberedCaps())
        .contains(
            tenDays,
            new RollingCap(3, Duration.ofHours(24)),
            new RollingCap(7, Duration.ofDays(7)),
            new RollingCap(4, Duration.ofDays(30)));
  }
}
