package dev.rollcall.aws.message;

/**
 * A tag of a template.
 *
 * @param line from 1
 */
record Tag(Kind kind, String name, int line) {
  /** What a tag does. */
  enum Kind {
    VARIABLE,
    SECTION,
    INVERTED,
    END,
    COMMENT,
    /** Something that Mustache knows and a message has no use for. */
    REFUSED
  }
}
