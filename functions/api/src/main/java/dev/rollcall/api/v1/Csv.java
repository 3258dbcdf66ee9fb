package dev.rollcall.api.v1;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of comma-separated values as RFC 4180 has them, in UTF-8. */
final class Csv {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]*");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]+");

  private final StringBuilder text = new StringBuilder();
  private int bytes;

  Csv line(List<String> cells) {
    int begun = text.length();
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    text.append("\r\n");
    bytes += text.substring(begun).getBytes(StandardCharsets.UTF_8).length;
    return this;
  }

  /** How many bytes all lines take. */
  int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** What a spreadsheet would run as a formula is shown as text; a number with its plus is none. */
  private static String cell(String value) {
    boolean runs = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
    String shown = runs ? "'" + value : value;
    return PLAIN.matcher(shown).matches() ? shown : '"' + shown.replace("\"", "\"\"") + '"';
  }
}
