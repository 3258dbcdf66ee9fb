package dev.rollcall.core.time;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a number belongs by its first digits, wherever its owner may be.
 *
 * @param code ISO 3166: a country, or a subdivision that has rules of its own ({@code US-FL})
 * @param elsewhere the IANA regions that the number may be in, if the contact's own zone is none of
 *     them; else empty
 */
public record Territory(String code, NavigableSet<String> elsewhere) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}(?:-[A-Z0-9]{1,3})?");

  /** Copies what it is given. */
  public Territory {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("not a country or subdivision of ISO 3166: " + code);
    }
    elsewhere = Collections.unmodifiableNavigableSet(new TreeSet<>(elsewhere));
  }

  /** A territory among whose zones the contact's own is. */
  public static Territory of(String code) {
    return new Territory(code, Collections.emptyNavigableSet());
  }

  /** Whether this is an area or a part of it. */
  public boolean isIn(String area) {
    return code.equals(area) || code.startsWith(area + "-");
  }
}
