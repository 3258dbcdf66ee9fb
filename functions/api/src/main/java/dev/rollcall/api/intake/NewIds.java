package dev.rollcall.api.intake;

import dev.rollcall.core.campaign.CampaignId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of what one request makes. Each follows from what it is for and from the request's seed:
 * the same on every try, and nobody who sees one can guess another.
 *
 * @param seed random, kept to ourselves
 */
public record NewIds(String seed) {
  private static final String MAC = "HmacSHA256";

  /** The id of the campaign: a UUID of version 4. */
  public CampaignId campaign() {
    return new CampaignId(uuid("campaign"));
  }

  /** What every id in the campaign's chunks follows from. */
  public String chunks() {
    return hex("chunks", 32);
  }

  /**
   * A UUID of version 4.
   *
   * @param what it names, different for each thing that a request makes, such as {@code rule}
   */
  public String uuid(String what) {
    ByteBuffer drawn = ByteBuffer.wrap(mac(what));
    long version4 = (drawn.getLong() & ~0xF000L) | 0x4000L;
    long variant2 = (drawn.getLong() >>> 2) | (1L << 63);
    return new UUID(version4, variant2).toString();
  }

  /**
   * Lower-case hexadecimal digits.
   *
   * @param what it names, different for each thing that a request makes, such as {@code message}
   * @param digits 1–64; below 24 it may be guessed, or meet another
   */
  public String hex(String what, int digits) {
    return HexFormat.of().formatHex(mac(what)).substring(0, digits);
  }

  private byte[] mac(String what) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), MAC));
      return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}
