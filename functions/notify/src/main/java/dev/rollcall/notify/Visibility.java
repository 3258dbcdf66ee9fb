package dev.rollcall.notify;

import java.time.Duration;

/** Lets messages come back from their queue sooner or later than others. */
@FunctionalInterface
interface Visibility {
  /** Hands a message out again only after a while. */
  void hide(String receiptHandle, Duration delay);
}
