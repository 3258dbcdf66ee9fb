package dev.rollcall.core.request;

import java.time.Duration;

/** What is to be done with a request that has a key. */
public sealed interface Admission {
  /**
   * It is the caller's to work on, under its ticket.
   *
   * @param running to be settled with what comes of it
   */
  record Go(Request running) implements Admission {}

  /**
   * It was answered before.
   *
   * @param known to be taken up again, should its work have been given up since
   */
  record Answered(Request known, Reply reply) implements Admission {}

  /**
   * Somebody works on it.
   *
   * @param atMost for so long
   */
  record StillRunning(Duration atMost) implements Admission {}

  /** Its key was used for something else. */
  record OtherRequest() implements Admission {}
}
