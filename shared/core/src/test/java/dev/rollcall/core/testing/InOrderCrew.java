package dev.rollcall.core.testing;

import dev.rollcall.core.dispatch.Crew;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does one thing after the other, whatever comes of the first. */
public final class InOrderCrew implements Crew {
  @Override
  public <T> void each(List<T> items, Consumer<T> work) {
    Optional<RuntimeException> first = Optional.empty();
    for (T item : items) {
      try {
        work.accept(item);
      } catch (CrashAt.Crash theWholeProcess) {
        throw theWholeProcess;
      } catch (RuntimeException failure) {
        first = first.or(() -> Optional.of(failure));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
