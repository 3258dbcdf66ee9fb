package dev.rollcall.core.recipient;

import java.time.Instant;

/**
 * Why and when a recipient is finished.
 *
 * @param disposition in one word
 * @param detail for a reader, where the word leaves it open; at most 160 characters, mostly none
 */
public record End(Disposition disposition, Instant at, String detail) {
  private static final int DETAIL_CHARS_MAX = 160;

  /** Cuts a longer detail, but never through a character. */
  public End {
    detail = Detail.cut(detail, DETAIL_CHARS_MAX);
  }

  /** An end whose word says it all. */
  public End(Disposition disposition, Instant at) {
    this(disposition, at, "");
  }
}
