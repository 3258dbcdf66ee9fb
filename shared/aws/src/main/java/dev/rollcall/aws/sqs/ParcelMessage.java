package dev.rollcall.aws.sqs;

import dev.rollcall.core.intake.Parcel;
import dev.rollcall.core.request.Packed;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A parcel's message: its JSON, or, where that is shorter, the JSON gzipped and written in base 64.
 * A queue's requests are paid by 64 KB, and rows of contacts take a fifth of their place so.
 */
public final class ParcelMessage {
  private ParcelMessage() {}

  /** Writes the message of a parcel. */
  public static String of(Parcel parcel) {
    String json = ParcelJson.write(parcel);
    String packed = Base64.getEncoder().encodeToString(Packed.of(json).bytes());
    return packed.length() < json.getBytes(StandardCharsets.UTF_8).length ? packed : json;
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException if it holds no parcel
   */
  public static Parcel parse(String message) {
    // No base 64 begins as an object does.
    return ParcelJson.parse(message.startsWith("{") ? message : unpacked(message));
  }

  private static String unpacked(String message) {
    try {
      return Packed.ready(Base64.getDecoder().decode(message)).text();
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("neither JSON nor gzipped", e);
    }
  }
}
