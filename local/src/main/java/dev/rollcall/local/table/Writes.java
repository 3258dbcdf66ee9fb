package dev.rollcall.local.table;

import dev.rollcall.local.clock.Doorbell;

/**
 * A count of the requests that may have written to tables: whoever read a stream to its end after
 * the last of them need not read it again.
 */
public interface Writes {
  /** How many of them are over. */
  long finished();

  /** Has this bell rung after each of them. */
  void listen(Doorbell bell);

  /** Lets this bell rest. */
  void forget(Doorbell bell);
}
