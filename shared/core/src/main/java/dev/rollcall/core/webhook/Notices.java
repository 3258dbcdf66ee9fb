package dev.rollcall.core.webhook;

import java.util.List;

/** The way of notices to whoever posts them. */
@FunctionalInterface
public interface Notices {
  /**
   * Sends notices, each at least once.
   *
   * @throws RuntimeException if any of them may not have gone
   */
  void send(List<Notice> notices);
}
