package dev.rollcall.local.lambda;

/** How an invocation ended. */
public sealed interface Outcome {
  /** The handler returned; the payload is JSON, {@code null} if it returned nothing. */
  record Returned(String payload) implements Outcome {}

  /** The handler threw, or could not be made. */
  record Failed(String error, String message) implements Outcome {}

  /** The handler had not returned when its time was over. */
  record TimedOut() implements Outcome {}
}
