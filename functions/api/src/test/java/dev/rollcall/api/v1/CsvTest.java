package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static String line(String... cells) {
    return new Csv().line(List.of(cells)).toString();
  }

  @Test
  void separatesByCommasAndEndsLinesAsTheStandardSays() {
    assertThat(line("a", "", "c")).isEqualTo("a,,c\r\n");
  }

  @Test
  void quotesWhatWouldEndACellAndDoublesQuotes() {
    assertThat(line("a,b", "say \"hi\"", "two\nlines"))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "+1+cmd"})
  void showsFormulasAsText(String formula) {
    assertThat(line(formula)).contains("'" + formula);
  }

  @Test
  void leavesNumbersAsTheyAreDialled() {
    assertThat(line("+12125550101")).isEqualTo("+12125550101\r\n");
  }
}
