package dev.rollcall.notify;

import java.time.Duration;
import java.util.Map;

/** Lets messages come back from their queue sooner or later than others. */
@FunctionalInterface
interface Visibility {
  /** Hands messages, by their receipts, out again only after a while. */
  void hide(Map<String, Duration> delays);
}
