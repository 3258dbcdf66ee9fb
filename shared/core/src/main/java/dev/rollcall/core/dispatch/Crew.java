package dev.rollcall.core.dispatch;

import java.util.List;
import java.util.function.Consumer;

/** How several independent pieces of work are done: side by side, or in a test's fixed order. */
public interface Crew {
  /** Does the work for each item; when this returns, all is done or the first failure is thrown. */
  <T> void each(List<T> items, Consumer<T> work);
}
