package dev.rollcall.api.v1;

import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.http.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which page of a list is asked for.
 *
 * @param limit 1–100
 * @param after where the previous page ended, or empty for the first
 */
record PageQuery(int limit, Optional<String> after) {
  private static final int LIMIT_DEFAULT = 20;
  private static final int LIMIT_MAX = 100;
  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,4}");

  /** Reads a query; what is wrong with it, names that nobody knows included, is noted. */
  static PageQuery read(HttpRequest request, Cursor cursor, Set<String> others, Faults faults) {
    Optional<String> limit = Optional.ofNullable(request.query().get("limit"));
    Optional<Integer> size =
        limit
            .filter(text -> LIMIT.matcher(text).matches())
            .map(Integer::valueOf)
            .filter(n -> n >= 1 && n <= LIMIT_MAX);
    if (limit.isPresent() && size.isEmpty()) {
      note(faults, "limit", Kind.NOT_AN_INTEGER, "must be a whole number from 1 to " + LIMIT_MAX);
    }
    Optional<String> shown = Optional.ofNullable(request.query().get("cursor"));
    Optional<String> after = shown.flatMap(cursor::open);
    if (shown.isPresent() && after.isEmpty()) {
      note(faults, "cursor", Kind.UNACCEPTABLE, "must be the next_cursor of this very list");
    }
    for (String name : request.query().keySet()) {
      if (!name.equals("limit") && !name.equals("cursor") && !others.contains(name)) {
        note(faults, name, Kind.UNKNOWN_NAME, "is not known here");
      }
    }
    return new PageQuery(size.orElse(LIMIT_DEFAULT), after);
  }

  static void note(Faults faults, String name, Kind kind, String message) {
    faults.add(Path.ROOT.name(name), kind, message);
  }
}
