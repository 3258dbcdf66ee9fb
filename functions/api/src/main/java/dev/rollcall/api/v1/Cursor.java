package dev.rollcall.api.v1;

import dev.rollcall.core.tenant.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals where a page ended, so that it goes on only for the same tenant and the same list. It is
 * encrypted, not only signed: a position may hold a telephone number, and a cursor stands in URLs.
 */
final class Cursor {
  private static final String MAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKeySpec sealing;
  private final SecretKeySpec noncing;
  private final byte[] list;

  /**
   * Cursors of one list of one tenant.
   *
   * @param list names the list and what it is narrowed to
   */
  Cursor(Tenant tenant, String list) {
    SecretKeySpec secret =
        new SecretKeySpec(tenant.webhookSecret().getBytes(StandardCharsets.UTF_8), MAC);
    this.sealing = new SecretKeySpec(mac(secret, utf8("rollcall cursor key")), "AES");
    this.noncing = new SecretKeySpec(mac(secret, utf8("rollcall cursor nonce")), MAC);
    this.list = utf8(tenant.id() + "\n" + list);
  }

  String seal(String position) {
    byte[] plain = utf8(position);
    // It follows from what is sealed: no two positions share one, so none needs to be drawn.
    byte[] nonce =
        Arrays.copyOf(
            mac(
                noncing,
                ByteBuffer.allocate(Integer.BYTES + list.length + plain.length)
                    .putInt(list.length)
                    .put(list)
                    .put(plain)
                    .array()),
            NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** The position in a cursor; empty if it was not sealed for this tenant and list. */
  Optional<String> open(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length < NONCE_BYTES + TAG_BYTES) {
        return Optional.empty();
      }
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES))
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | AEADBadTagException notOurs) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, sealing, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(list);
    return cipher;
  }

  private static byte[] mac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
