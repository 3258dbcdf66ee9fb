package dev.rollcall.api.tether;

import dev.rollcall.core.store.Fingerprint;

/**
 * Gives what has an id of another form one that this dialect's callers can read: always the same.
 */
final class Derived {
  private static final int CHARS = 24;

  private Derived() {}

  /**
   * 24 hexadecimal digits.
   *
   * @param kind keeps apart what has the same id
   */
  static String id(String kind, String id) {
    return Fingerprint.of(kind + "/" + id).substring(0, CHARS);
  }
}
