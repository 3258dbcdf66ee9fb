package dev.rollcall.api.mihu;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.http.Path;
import dev.rollcall.core.rule.RuleType;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rules are asked for.
 *
 * @param page from 1
 * @param perPage 1–100
 * @param type only these
 */
record RuleQuery(int page, int perPage, Optional<RuleType> type) {
  private static final int PER_PAGE = 15;
  private static final int PER_PAGE_MAX = 100;
  private static final int PAGE_MAX = 999_999_999;
  private static final Set<String> NAMES = Set.of("page", "per_page", "type");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  /** Reads a query; what is wrong with it, names that nobody knows included, is noted. */
  static RuleQuery read(HttpRequest request, Faults faults) {
    for (String name : request.query().keySet()) {
      if (!NAMES.contains(name)) {
        faults.add(Path.ROOT.name(name), Kind.UNKNOWN_NAME, "is not known here");
      }
    }
    Optional<String> word = Optional.ofNullable(request.query().get("type"));
    Optional<RuleType> type = word.flatMap(RuleReader::type);
    if (word.isPresent() && type.isEmpty()) {
      faults.add(Path.ROOT.name("type"), Kind.NOT_ONE_OF, "must be one of call, text");
    }
    return new RuleQuery(
        number(request, "page", PAGE_MAX, faults).orElse(1),
        number(request, "per_page", PER_PAGE_MAX, faults).orElse(PER_PAGE),
        type);
  }

  private static Optional<Integer> number(
      HttpRequest request, String name, int max, Faults faults) {
    Optional<String> text = Optional.ofNullable(request.query().get(name));
    Optional<Integer> number =
        text.filter(digits -> DIGITS.matcher(digits).matches())
            .map(Integer::valueOf)
            .filter(n -> n >= 1 && n <= max);
    if (text.isPresent() && number.isEmpty()) {
      faults.add(
          Path.ROOT.name(name),
          Kind.NOT_AN_INTEGER,
          "must be a whole number from 1 to %d".formatted(max));
    }
    return number;
  }
}
