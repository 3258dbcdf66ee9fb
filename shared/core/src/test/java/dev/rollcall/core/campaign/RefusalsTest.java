package dev.rollcall.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.recipient.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
  /** One change for each word; {@code +} is an attempt that begins. */
  private static List<Counts.Change> changes(String words) {
    List<Counts.Change> changes = new ArrayList<>();
    for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
      Map<String, Long> delta =
          word.equals("+")
              ? Map.of(Tally.STARTED, 1L)
              : Map.of(Tally.ATTEMPTS_AS + Disposition.of(word).word(), 1L);
      changes.add(new Counts.Change("%040d".formatted(changes.size()), new Tally(delta)));
    }
    return changes;
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                        5, 5",
    "+ +,                                       5, 5",
    "rejected,                                  5, 6",
    "+ rejected + rejected rejected,            5, 8",
    "completed,                                 5, 0",
    "rejected busy rejected rejected,           5, 2",
    "rejected rejected invalid_number,          5, 0",
    "not_placed rejected unknown rejected,      5, 7",
    "failed + rejected,                         0, 1",
  })
  void areCountedUpToTheNewest(String words, long before, long after) {
    assertThat(Refusals.of(changes(words)).after(before)).isEqualTo(after);
  }
}
