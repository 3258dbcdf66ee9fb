package dev.rollcall.core.chaos;

/** What a store, a queue or an endpoint did not do, or did and could not say. */
final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unavailable(String what) {
    super(what, null, false, false);
  }
}
