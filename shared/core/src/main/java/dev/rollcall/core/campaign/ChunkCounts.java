package dev.rollcall.core.campaign;

/**
 * What a chunk brought in, ≥ 0 each.
 *
 * @param enrolled recipients that are in the campaign by this chunk
 * @param created contacts that nobody knew before
 * @param updated contacts that the request said something new about
 * @param unchanged contacts that it said nothing new about
 */
public record ChunkCounts(int enrolled, int created, int updated, int unchanged) {
  /** Nothing. */
  public static final ChunkCounts NONE = new ChunkCounts(0, 0, 0, 0);

  /** So many recipients whose contacts were known. */
  public static ChunkCounts enrolled(int recipients) {
    return new ChunkCounts(recipients, 0, 0, 0);
  }

  /** Both together. */
  public ChunkCounts plus(ChunkCounts other) {
    return new ChunkCounts(
        enrolled + other.enrolled,
        created + other.created,
        updated + other.updated,
        unchanged + other.unchanged);
  }
}
