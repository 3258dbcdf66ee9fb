package dev.rollcall.core.contact;

import java.util.Optional;

/**
 * What an edit says about one field.
 *
 * @param said whether it mentions the field at all
 * @param value what the field is to hold; absent clears it
 * @param <T> what the field holds
 */
public record Edit<T>(boolean said, Optional<T> value) {
  /** Nothing: the field stays as it is. */
  public static <T> Edit<T> none() {
    return new Edit<>(false, Optional.empty());
  }

  /** The field is to hold this, or to be cleared. */
  public static <T> Edit<T> to(Optional<T> value) {
    return new Edit<>(true, value);
  }

  /** What the field holds afterwards. */
  Optional<T> of(Optional<T> known) {
    return said ? value : known;
  }
}
