package dev.rollcall.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers of a function give a batch back, as Lambda's documentation lists them. */
class ItemFailuresTest {
  private static final List<String> KNOWN = List.of("1", "2");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}",
        "{\"state\":{}}"
      })
  void nothingFailedIf(String payload) {
    assertThat(ItemFailures.read(payload, KNOWN)).contains(ItemFailures.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "\"text\"",
        "{\"batchItemFailures\":\"1\"}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"3\"}]}",
        "{\"batchItemFailures\":[{\"wrongKey\":\"1\"}]}"
      })
  void allFailedIf(String payload) {
    assertThat(ItemFailures.read(payload, KNOWN)).isEmpty();
  }

  @Test
  void theNamedItemsFailed() {
    assertThat(ItemFailures.read("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}", KNOWN))
        .contains(new ItemFailures(Set.of("2")));
  }
}
