package dev.rollcall.core.request;

import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "7b3c90c3-0d44", "\"quoted\"", "a b#c~"})
  void isPrintableAscii(String text) {
    assertThat(new RequestKey(TENANT, text).key()).isEqualTo(text);
    assertThat(RequestKey.isValid("x".repeat(255))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "ü", "a\u0000", "a\u007F"})
  void isNothingElse(String text) {
    assertThat(RequestKey.isValid(text)).isFalse();
    assertThat(RequestKey.isValid("x".repeat(256))).isFalse();
    assertThatThrownBy(() -> new RequestKey(TENANT, text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
