package dev.rollcall.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final TenantId TENANT = new TenantId("acme");

  private final Random random = new Random(7);

  private BearerToken.Issued issued(Optional<Instant> expiresAt) {
    return BearerToken.issue(TENANT, random, NOW, expiresAt);
  }

  @Test
  void opensTheRecordThatWasKeptOfIt() {
    var issued = issued(Optional.empty());
    BearerToken shown = BearerToken.parse(issued.token().text()).orElseThrow();

    assertThat(shown).isEqualTo(issued.token());
    assertThat(shown.opens(issued.kept(), NOW.plusSeconds(1_000_000_000))).isTrue();
    assertThat(issued.kept().tenant()).isEqualTo(TENANT);
  }

  @Test
  void opensNoOtherRecord() {
    var mine = issued(Optional.empty());
    var other = issued(Optional.empty());
    var forged = new BearerToken(other.token().keyId(), mine.token().secret());

    assertThat(mine.token().opens(other.kept(), NOW)).isFalse();
    assertThat(forged.opens(other.kept(), NOW)).isFalse();
    assertThat(forged.opens(mine.kept(), NOW)).isFalse();
  }

  @Test
  void isRefusedFromTheInstantItExpires() {
    var issued = issued(Optional.of(NOW.plusSeconds(60)));

    assertThat(issued.token().opens(issued.kept(), NOW.plusSeconds(59))).isTrue();
    assertThat(issued.token().opens(issued.kept(), NOW.plusSeconds(60))).isFalse();
    assertThat(issued.token().opens(issued.kept(), NOW.plusSeconds(61))).isFalse();
  }

  @Test
  void maySayWhomItWasGivenTo() {
    TokenRecord kept = issued(Optional.empty()).kept();

    assertThat(kept.name()).isEmpty();
    assertThat(kept.named("Zoë").name()).contains("Zoë");
    assertThatThrownBy(() -> kept.named(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kept.named("x".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesOnlyTheHashOfItsSecretBehind() {
    var issued = issued(Optional.empty());

    assertThat(issued.kept().secretHash()).matches("[0-9a-f]{64}");
    assertThat(issued.kept().toString() + issued.token()).doesNotContain(issued.token().secret());
  }

  @Test
  void isNeverTheSameTwice() {
    Set<String> keyIds = new HashSet<>();
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      var token = issued(Optional.empty()).token();
      keyIds.add(token.keyId());
      secrets.add(token.secret());
    }
    assertThat(keyIds).hasSize(1_000);
    assertThat(secrets).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rc_",
        "rc__",
        "rc_abcdefghijkl_short",
        "rc_abcdefghijk_0123456789012345678901234567890123456789012",
        "rc_abcdefghijkl_01234567890123456789012345678901234567890123",
        "rc_abcdefghijk#_0123456789012345678901234567890123456789012",
        "xx_abcdefghijkl_0123456789012345678901234567890123456789012",
        " rc_abcdefghijkl_0123456789012345678901234567890123456789012",
        "rc_abcdefghijkl_0123456789012345678901234567890123456789012\n"
      })
  void isNotReadFromAnyOtherText(String text) {
    assertThat(BearerToken.parse(text)).isEmpty();
  }
}
