package dev.rollcall.core.carrier;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AttemptId;
import java.util.Optional;

/** Places calls and sends messages. */
public interface Carrier {
  /**
   * Makes one attempt: exactly one request, never retried here.
   *
   * @return never throws for what the carrier did; what cannot be told is {@link
   *     CarrierAnswer.Ambiguous}
   */
  CarrierAnswer place(Order order);

  /**
   * What became of an attempt; empty if the carrier has never seen it.
   *
   * @param to whom it was to reach
   */
  Optional<CarrierAnswer> lookup(AttemptId attempt, Address to);
}
