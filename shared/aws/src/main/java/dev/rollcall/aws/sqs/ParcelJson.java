package dev.rollcall.aws.sqs;

import dev.rollcall.aws.json.Reading;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.intake.ListPart;
import dev.rollcall.core.intake.Parcel;

/** A parcel as the intake queue carries it: its {@code kind} says which it is. */
public final class ParcelJson {
  static final String KIND = "kind";
  static final String CHUNK = "chunk";
  static final String LIST_CHUNK = "list_chunk";
  static final String LIST_PART = "list_part";

  private ParcelJson() {}

  /** Writes a parcel. */
  public static String write(Parcel parcel) {
    return switch (parcel) {
      case Chunk chunk -> ChunkJson.write(chunk);
      case ListChunk chunk -> ListChunkJson.write(chunk);
      case ListPart part -> ListPartJson.write(part);
    };
  }

  /**
   * Reads a parcel.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Parcel parse(String text) {
    Reading json = Reading.of(text);
    return switch (json.text(KIND)) {
      case CHUNK -> ChunkJson.read(json);
      case LIST_CHUNK -> ListChunkJson.read(json);
      case LIST_PART -> ListPartJson.read(json);
      default -> throw new IllegalArgumentException("no parcel is a " + json.text(KIND));
    };
  }
}
