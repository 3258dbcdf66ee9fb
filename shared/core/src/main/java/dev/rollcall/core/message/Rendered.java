package dev.rollcall.core.message;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What became of rendering a template for a contact. */
public sealed interface Rendered {
  /** The whole text. */
  record Text(String text) implements Rendered {}

  /**
   * No text: what it needs is missing or blank, or is no text.
   *
   * @param names as the template spells them, in its order
   */
  record Lacking(Set<String> names) implements Rendered {
    /** Copies what it is given. */
    public Lacking {
      names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
  }

  /** No text: it would be longer, or repeat more often, than any message may. */
  record TooLong() implements Rendered {}
}
