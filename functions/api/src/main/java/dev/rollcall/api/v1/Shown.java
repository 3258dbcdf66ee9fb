package dev.rollcall.api.v1;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what may be absent into what JSON shows. */
final class Shown {
  private Shown() {}

  static @Nullable String time(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }

  static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
