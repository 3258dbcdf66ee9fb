package dev.rollcall.core.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A notice that has not arrived, and what is to become of it. */
public record KeptNotice(Notice notice, Standing standing) {
  /** What is to become of it. */
  public sealed interface Standing {
    /** Its kind. */
    default As as() {
      return switch (this) {
        case Waiting _ -> As.WAITING;
        case Failed _ -> As.FAILED;
      };
    }

    /** It is tried again. */
    record Waiting(Instant due) implements Standing {}

    /** It is tried no more, unless somebody asks for it. */
    record Failed(String reason, Instant at) implements Standing {}
  }

  /** The kinds of standing, in the order in which lists show them. */
  public enum As {
    /** To be tried again. */
    WAITING,
    /** Tried no more. */
    FAILED;

    /** The kind as answers show it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word; empty if it is none. */
    public static Optional<As> of(String word) {
      return Optional.of(word)
          .filter(text -> text.equals(WAITING.word()) || text.equals(FAILED.word()))
          .map(text -> valueOf(text.toUpperCase(Locale.ROOT)));
    }
  }
}
