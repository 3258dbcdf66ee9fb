package dev.rollcall.core.store;

import java.util.Optional;

/**
 * How a conditional write ended.
 *
 * <p>Rows carry a version. A write succeeds only over the version before its own, so two writers
 * that read the same row cannot both succeed.
 *
 * @param <T> what is stored
 */
public sealed interface Write<T> {
  /** The write took place. */
  record Done<T>() implements Write<T> {}

  /**
   * Somebody else was sooner, or this writer was and lost the answer.
   *
   * @param current what is stored now; its nonce tells which of the two it was
   */
  record Lost<T>(Optional<T> current) implements Write<T> {}
}
