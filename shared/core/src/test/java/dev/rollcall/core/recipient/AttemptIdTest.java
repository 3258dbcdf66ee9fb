package dev.rollcall.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptIdTest {
  private static final String RANDOM = "0123456789abcdef0123456789";

  @ParameterizedTest
  @CsvSource({
    "acme_0123456789abcdef0123456789-1, acme, 1",
    "acme_abcdefgh-999999999, acme, 999999999",
    "a_b-c_abcdefgh-12, a_b-c, 12",
    "a-1_abcdefgh-2, a-1, 2",
    "__abcdefgh-7, _, 7",
    "-_abcdefgh-7, -, 7",
  })
  void isReadAsItIsWritten(String text, String tenant, int ordinal) {
    AttemptId id = AttemptId.parse(text).orElseThrow();

    assertThat(id.ordinal()).isEqualTo(ordinal);
    assertThat(id.recipient().tenant()).isEqualTo(new TenantId(tenant));
    assertThat(id).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "acme_abcdefgh",
        "acme_abcdefgh-",
        "acme_abcdefgh-0",
        "acme_abcdefgh-01",
        "acme_abcdefgh--1",
        "acme_abcdefgh-+1",
        "acme_abcdefgh-1 ",
        " acme_abcdefgh-1",
        "acme_abcdefgh-1\n",
        "acme_abcdefgh-1000000000",
        "acme_abcdefgh-1x",
        "acme_abcdefg-1",
        "_abcdefgh-1",
        "abcdefgh-1",
        "acme#x_abcdefgh-1",
        "acme_abcd#fgh-1",
        "acme/abcdefgh-1",
        "acmé_abcdefgh-1",
        "acme_abcdefgh-١",
      })
  void isNothingElse(String text) {
    assertThat(AttemptId.parse(text)).isEmpty();
  }

  @Test
  void ofTheLongestTenantIsRead() {
    RecipientId longest = RecipientId.of(new TenantId("t".repeat(40)), "r".repeat(40));

    assertThat(AttemptId.parse(longest + "-1").orElseThrow().recipient()).isEqualTo(longest);
    assertThat(AttemptId.parse("x" + longest + "-1")).isEmpty();
  }

  @Test
  void sortsOutATextOfAnyLength() {
    assertThat(AttemptId.parse("a".repeat(100_000) + "-1")).isEmpty();
    assertThat(RecipientId.isValid("a_".repeat(50_000))).isFalse();
  }

  @Test
  void belongsToARecipientWithTenantAndRandomPart() {
    assertThat(RecipientId.of(new TenantId("acme"), RANDOM)).hasToString("acme_" + RANDOM);
    assertThatThrownBy(() -> new RecipientId(RANDOM)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RecipientId.of(new TenantId("acme"), "short"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
