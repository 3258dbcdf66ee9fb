package dev.rollcall.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void isANumberOrAMailbox() {
    assertThat(new Address("+12125550101").isPhone()).isTrue();
    assertThat(new Address("ada@example.com").isPhone()).isFalse();
  }

  @Test
  void isTheSameMailboxInAnyCase() {
    assertThat(new Address("Ada@Example.COM")).isEqualTo(new Address("ada@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12125550101", "+1", "+1212555010112345", "@example.com", "a#b@example.com"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> new Address(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hidesItsMiddleFromLogs() {
    assertThat(new Address("+12125550101")).hasToString("+121***01");
    assertThat(new Address("ada@example.com")).hasToString("a***om");
  }

  /** What was refused must not reach a log by way of the refusal. */
  @Test
  void isNotRepeatedWhenItIsRefused() {
    assertThatThrownBy(() -> new Address("12125550101")).hasMessageNotContaining("2125550101");
  }
}
