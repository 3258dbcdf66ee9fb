package dev.rollcall.core.request;

import static dev.rollcall.core.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TicketTest {
  @Test
  void drawsAHundredAndTwentyEightBits() {
    Random random = new Random(3);

    Ticket first = Ticket.draw(random, NOW);
    assertThat(first.seed()).matches("[0-9a-f]{32}");
    assertThat(Ticket.draw(random, NOW).seed()).isNotEqualTo(first.seed());
  }

  @Test
  void isDatedInMillisecondsAsStoredTimesAre() {
    assertThat(Ticket.draw(new Random(3), NOW.plusNanos(7_999_999)).acceptedAt())
        .isEqualTo(NOW.plusMillis(7));
  }
}
