package dev.rollcall.core.webhook;

import java.time.Duration;
import java.time.Instant;

/** Whether an endpoint takes notices. */
public sealed interface EndpointState {
  /**
   * As far as we know it does.
   *
   * @param answeredAt when it last showed that it does not hang, which is noted now and then; the
   *     epoch if it never was
   */
  record Open(Instant answeredAt) implements EndpointState {
    /** One of which nothing is known. */
    public Open() {
      this(Instant.EPOCH);
    }
  }

  /**
   * It asked for a pause, or nobody could reach it.
   *
   * @param until when the pause ends; the state stays, so that the next pause can be longer
   * @param pause how long it is, or was
   */
  record Slowed(Instant until, Duration pause) implements EndpointState {}

  /**
   * It said that it is gone.
   *
   * @param at when it said so
   * @param keptUntil when this may be forgotten, should nothing more be meant for it
   */
  record Disabled(Instant at, Instant keptUntil) implements EndpointState {}
}
