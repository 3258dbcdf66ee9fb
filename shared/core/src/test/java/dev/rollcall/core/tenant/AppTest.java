package dev.rollcall.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppTest {
  @Test
  void tellsItsSecretToNoLog() {
    App app =
        new App(
            "cs-1", Examples.TENANT, "hush", App.HS256, "account", "stream", true, Examples.NOW);

    assertThat(app.toString()).isEqualTo("app cs-1 of acme").doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({"31, a, false", "32, a, true", "15, é, false", "16, é, true", "0, a, false"})
  void needsASecretOf32Bytes(int length, String letter, boolean strong) {
    assertThat(App.isStrong(letter.repeat(length))).isEqualTo(strong);
  }

  @ParameterizedTest
  @CsvSource({"cs-1, true", "a.b_C-9, true", "'', false", "a#b, false", "a b, false"})
  void namesThingsSimply(String name, boolean good) {
    assertThat(App.isName(name)).isEqualTo(good);
  }
}
