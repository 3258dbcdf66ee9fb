package dev.rollcall.api.tether;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + "/" + id).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
