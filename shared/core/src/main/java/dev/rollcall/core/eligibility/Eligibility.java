package dev.rollcall.core.eligibility;

import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;

/** The answer to "may this person be reached now?". */
public sealed interface Eligibility {
  /** Yes. */
  record Eligible() implements Eligibility {}

  /**
   * Not before an instant.
   *
   * @param at the first instant worth another look
   */
  record NotBefore(Instant at, Reason reason) implements Eligibility {}

  /** Not until somebody does something. */
  record Waiting(Reason reason) implements Eligibility {}

  /**
   * Never in this campaign.
   *
   * @param disposition what the recipient ends as
   */
  record Never(Disposition disposition, Reason reason) implements Eligibility {}

  /** The only yes. */
  Eligibility ELIGIBLE = new Eligible();
}
