package dev.rollcall.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
  @ParameterizedTest
  @CsvSource({
    "+12125550100, 3, completed, 1",
    "+12125550114, 3, exhausted, 3",
    "+12125550125, 2, exhausted, 2",
    "+12125550136, 1, exhausted, 1",
    "+12125550147, 3, completed, 2",
    "+12125550147, 1, exhausted, 1",
    "+12125550158, 3, completed, 2",
    "+12125550109, 3, opted_out, 1",
    "+12125550119, 3, invalid_number, 1",
    "+12125550129, 3, exhausted, 3",
    "+12125550139, 3, completed, 1",
    "+12125550149, 3, completed, 1",
    "+12125550159, 3, exhausted, 3",
    "+12125550169, 3, exhausted, 3",
    "+12125550179, 3, completed, 1",
    "+12125550189, 3, completed, 1",
    "+12125550199, 3, completed, 1",
    "+905551234567, 10, completed, 2",
  })
  void followsFromTheLastDigits(String number, int attemptsMax, String reason, int attempts) {
    assertThat(Expected.ofCalls(number, attemptsMax)).isEqualTo(new Expected(reason, attempts));
  }
}
