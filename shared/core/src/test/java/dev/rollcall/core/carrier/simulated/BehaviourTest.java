package dev.rollcall.core.carrier.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.testing.Examples;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {
  @ParameterizedTest
  @CsvSource({
    "00, ANSWERS",
    "13, ANSWERS",
    "04, VOICEMAIL",
    "94, VOICEMAIL",
    "05, NO_ANSWER",
    "16, BUSY",
    "27, ANSWERS_SECOND",
    "38, FAILS_ONCE",
    "09, OPTS_OUT",
    "19, INVALID_NUMBER",
    "29, REFUSED",
    "39, THROTTLED",
    "49, AMBIGUOUS",
    "59, SILENT",
    "69, DECLINES",
    "79, IMMEDIATE",
    "89, REPORTED_TWICE",
    "99, TALKS_LONG",
  })
  void followsFromTheLastDigits(String lastTwo, Behaviour expected) {
    assertThat(Behaviour.of(new Address("+121255501" + lastTwo))).isEqualTo(expected);
  }

  @Test
  void isFoundAmongTheHundredNumbersOfAnExchange() {
    Set<Behaviour> found = EnumSet.noneOf(Behaviour.class);
    for (int lastTwo = 0; lastTwo < 100; lastTwo++) {
      found.add(Behaviour.of(Examples.number(lastTwo)));
    }
    assertThat(found).containsExactlyInAnyOrder(Behaviour.values());
  }

  @Test
  void ofAMailboxIsToAnswer() {
    assertThat(Behaviour.of(new Address("ada59@example.com"))).isEqualTo(Behaviour.ANSWERS);
  }
}
