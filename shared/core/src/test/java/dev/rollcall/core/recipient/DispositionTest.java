package dev.rollcall.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {
  private static final String TABLE_HEAD =
      "{0}: reached {1}, retry {2}, counts {3}, reportable {4}";

  @ParameterizedTest(name = TABLE_HEAD)
  @CsvSource({
    // word,          reached, retry, counts, reportable
    "completed,       true,    false, true,   true",
    "sent,            true,    false, true,   true",
    "delivered,       true,    false, true,   true",
    "no_answer,       false,   true,  true,   true",
    "busy,            false,   true,  true,   true",
    "voicemail,       false,   true,  true,   true",
    "failed,          false,   true,  true,   true",
    "rejected,        false,   true,  true,   true",
    "undelivered,     false,   true,  true,   true",
    "invalid_number,  false,   false, true,   true",
    "opted_out,       false,   false, true,   true",
    "unknown,         false,   true,  true,   false",
    "not_placed,      false,   false, false,  false",
    "expired,         false,   false, false,  false",
    "cancelled,       false,   false, false,  false",
    "suppressed,      false,   false, false,  false",
    "exhausted,       false,   false, false,  false",
  })
  void means(String word, boolean reached, boolean retry, boolean counts, boolean reportable) {
    Disposition disposition = Disposition.of(word);

    assertThat(disposition.isReached()).isEqualTo(reached);
    assertThat(disposition.allowsRetry()).isEqualTo(retry);
    assertThat(disposition.countsAsAttempt()).isEqualTo(counts);
    assertThat(disposition.isReportable()).isEqualTo(reportable);
    assertThat(disposition.isProvisional()).isEqualTo(word.equals("unknown"));
    assertThat(disposition.word()).isEqualTo(word);
  }

  @Test
  void everyOneIsInTheTable() throws NoSuchMethodException {
    var table =
        DispositionTest.class.getDeclaredMethod(
            "means", String.class, boolean.class, boolean.class, boolean.class, boolean.class);
    var words =
        Arrays.stream(table.getAnnotation(CsvSource.class).value())
            .map(row -> row.substring(0, row.indexOf(',')));

    assertThat(words)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Disposition.values()).map(Disposition::word).toList());
  }

  @Test
  void hasNoOtherWords() {
    assertThatThrownBy(() -> Disposition.of("answered"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
