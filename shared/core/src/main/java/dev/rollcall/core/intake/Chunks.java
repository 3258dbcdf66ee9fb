package dev.rollcall.core.intake;

import java.util.List;

/** The way of chunks to whoever imports them. */
@FunctionalInterface
public interface Chunks {
  /**
   * Sends chunks.
   *
   * @throws RuntimeException if one could not be sent; those sent before it do no harm
   */
  void send(List<Chunk> chunks);
}
