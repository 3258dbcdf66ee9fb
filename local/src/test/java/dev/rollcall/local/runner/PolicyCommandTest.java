package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest {
  @Test
  void leavesWhatNobodyNames() {
    assertThat(PolicyCommand.changed(Policy.DEFAULT, null, null)).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void replacesTheCaps() {
    Policy capped = PolicyCommand.changed(Policy.DEFAULT, List.of("3/PT24H", "7/P7D"), null);

    assertThat(capped.rollingCaps())
        .containsExactly(
            new RollingCap(3, Duration.ofDays(1)), new RollingCap(7, Duration.ofDays(7)));
    assertThat(PolicyCommand.changed(capped, List.of("none"), null)).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void saysWhenCampaignsPauseThemselves() {
    assertThat(PolicyCommand.changed(Policy.DEFAULT, null, 0).refusalsInRowMax()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "3/", "/PT24H", "three/PT24H", "3/24h", "none", "0/PT24H", "3/PT0S"})
  void refusesWhatIsNoCap(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyCommand.changed(Policy.DEFAULT, List.of("1/PT1H", text), null));
  }

  @Test
  void refusesANegativeNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyCommand.changed(Policy.DEFAULT, null, -1));
  }
}
