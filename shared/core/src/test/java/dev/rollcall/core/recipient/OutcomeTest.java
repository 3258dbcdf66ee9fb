package dev.rollcall.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static String detailOf(String text) {
    return new Outcome(Disposition.BUSY, Instant.EPOCH, 0, text).detail();
  }

  @Test
  void keepsTwoHundredCharactersOfWhatTheCarrierSays() {
    assertThat(detailOf("x".repeat(200))).hasSize(200);
    assertThat(detailOf("x".repeat(201))).hasSize(200);
  }

  @Test
  void neverCutsThroughACharacter() {
    assertThat(detailOf("x".repeat(199) + "\uD83D\uDE00")).isEqualTo("x".repeat(199));
    assertThat(detailOf("x".repeat(198) + "\uD83D\uDE00y"))
        .isEqualTo("x".repeat(198) + "\uD83D\uDE00");
  }
}
