package dev.rollcall.core.chaos;

/** A process is gone: nothing in it runs any more, not even whatever catches exceptions. */
final class Died extends Error {
  private static final long serialVersionUID = 1;

  Died(String where) {
    super(where, null, false, false);
  }
}
