package dev.rollcall.core.memory;

/** Numbers that sort as text, as those of a stream's records do. */
final class Sequence {
  private long last;

  String next() {
    return "%040d".formatted(++last);
  }
}
