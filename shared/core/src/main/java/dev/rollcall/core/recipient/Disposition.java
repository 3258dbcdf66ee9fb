package dev.rollcall.core.recipient;

import java.util.Locale;

/** What became of an attempt, or of a recipient as a whole. */
public enum Disposition {
  /** The call was answered and ran its course. */
  COMPLETED(Meaning.REACHED),
  /** The text was accepted by the network. */
  SENT(Meaning.REACHED),
  /** The text arrived. */
  DELIVERED(Meaning.REACHED),
  NO_ANSWER(Meaning.FAILED),
  BUSY(Meaning.FAILED),
  VOICEMAIL(Meaning.FAILED),
  FAILED(Meaning.FAILED),
  /** Declined by the called party, or refused by the carrier. */
  REJECTED(Meaning.FAILED),
  UNDELIVERED(Meaning.FAILED),
  /** Nobody will ever be reached there. */
  INVALID_NUMBER(Meaning.FINAL),
  /** The person said stop. */
  OPTED_OUT(Meaning.FINAL),
  /** No outcome came in time and the carrier knew none; counts as an attempt. */
  UNKNOWN(Meaning.PROVISIONAL),
  /** The carrier was never asked, or answered "later": uses up nothing. */
  NOT_PLACED(Meaning.NOTHING),
  /** The campaign's last date passed. */
  EXPIRED(Meaning.WITHOUT_ATTEMPT),
  CANCELLED(Meaning.WITHOUT_ATTEMPT),
  SUPPRESSED(Meaning.WITHOUT_ATTEMPT),
  /** All allowed attempts were made and none reached anybody. */
  EXHAUSTED(Meaning.WITHOUT_ATTEMPT);

  private enum Meaning {
    REACHED,
    FAILED,
    FINAL,
    PROVISIONAL,
    NOTHING,
    WITHOUT_ATTEMPT
  }

  private final Meaning meaning;

  Disposition(Meaning meaning) {
    this.meaning = meaning;
  }

  /** Whether the contact was reached. */
  public boolean isReached() {
    return meaning == Meaning.REACHED;
  }

  /** Whether an attempt that ended so may be followed by another. */
  public boolean allowsRetry() {
    return meaning == Meaning.FAILED || meaning == Meaning.PROVISIONAL;
  }

  /** Whether a real outcome may still replace this one. */
  public boolean isProvisional() {
    return meaning == Meaning.PROVISIONAL;
  }

  /** Whether an attempt that ended so counts against caps. */
  public boolean countsAsAttempt() {
    return meaning != Meaning.NOTHING && meaning != Meaning.WITHOUT_ATTEMPT;
  }

  /** Whether a carrier may report it. */
  public boolean isReportable() {
    return meaning == Meaning.REACHED || meaning == Meaning.FAILED || meaning == Meaning.FINAL;
  }

  /** The word on the wire and in stored rows. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The disposition of a word.
   *
   * @throws IllegalArgumentException if none is called so
   */
  public static Disposition of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
