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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "Ada.L+tag@Mail.Example.org",
        "o'hara_7@x-y.example",
        "a@b.xn--p1ai",
        "1@2.example"
      })
  void readsMailboxes(String written) {
    assertThat(Address.mailbox(written)).contains(new Address(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@example",
        "ada@@example.com",
        "ada lovelace@example.com",
        " ada@example.com",
        "ada@example.com ",
        "ada@example..com",
        "ada@.example.com",
        "ada@example.com.",
        ".ada@example.com",
        "ada..l@example.com",
        "ada@-example.com",
        "ada@example.1om",
        "ada@[127.0.0.1]",
        "+ada@example.com",
        "a#da@example.com",
        "\"ada\"@example.com",
        "Ada <ada@example.com>",
        "mailto:ada@example.com",
        "ädä@example.com",
        "ada@exämple.com",
        "+12125550101"
      })
  void readsNothingElseAsAMailbox(String written) {
    assertThat(Address.mailbox(written)).isEmpty();
  }

  @Test
  void readsNoMailboxThatIsTooLong() {
    String domain = "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(57) + ".com";

    assertThat(Address.mailbox("a".repeat(64) + "@" + domain)).isPresent();
    assertThat(Address.mailbox("a".repeat(65) + "@example.com")).isEmpty();
    assertThat(Address.mailbox("a".repeat(64) + "@z" + domain)).isEmpty();
    assertThat(Address.mailbox("a@" + "x".repeat(64) + ".com")).isEmpty();
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
