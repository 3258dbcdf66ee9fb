package dev.rollcall.core.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notices that wait for a later try, those that were given up, and the state of each endpoint. */
public interface Deliveries {
  /** The state of an endpoint; may miss what was written just now. */
  EndpointState state(EndpointKey endpoint);

  /** Pauses an endpoint, unless it is disabled or pauses for longer already. */
  void slow(EndpointKey endpoint, Instant until, Duration pause);

  /** Sends an endpoint nothing more. */
  void disable(EndpointKey endpoint, Instant at);

  /** Keeps a notice until it is due; one that waits already stays as it is. */
  void park(Notice notice, Instant due);

  /** The notice as it waits now; empty if it was delivered or given up, or never waited. */
  Optional<Parked> find(Notice notice);

  /** The notices due at an instant, longest due first; may miss what was written just now. */
  List<DueNotice> due(Instant now, int limit);

  /**
   * Takes a due notice for the next round; of several who try, one succeeds.
   *
   * @param next when it is due again, should nothing more be heard of it
   * @return the notice in its new round, or empty if somebody else was sooner
   */
  Optional<Notice> claim(DueNotice due, Instant next);

  /** Makes a waiting notice due later, unless it has left the round it was in. */
  void postpone(Notice notice, Instant due);

  /** Forgets a notice that was delivered. */
  void remove(Notice notice);

  /** Keeps a notice as one that is tried no more, for people to look at. */
  void fail(Notice notice, String reason, Instant at);
}
