package dev.rollcall.api.http;

/**
 * One thing that is wrong with a request.
 *
 * @param path where
 * @param kind what, for a program
 * @param message what, for a reader: a phrase that goes on where the name of the field ends
 */
public record Fault(Path path, Kind kind, String message) {
  /** What may be wrong; every dialect has its own words for these. */
  public enum Kind {
    MISSING,
    UNKNOWN_NAME,
    NOT_TEXT,
    NOT_AN_INTEGER,
    NOT_A_BOOLEAN,
    NOT_AN_OBJECT,
    NOT_A_LIST,
    TEXT_TOO_SHORT,
    TEXT_TOO_LONG,
    LIST_TOO_SHORT,
    LIST_TOO_LONG,
    TOO_SMALL,
    TOO_LARGE,
    NOT_A_UUID,
    NOT_A_TIME,
    NOT_A_DATE,
    NOT_A_TIME_OF_DAY,
    NOT_ONE_OF,
    /** Well formed, and still not acceptable. */
    UNACCEPTABLE
  }
}
