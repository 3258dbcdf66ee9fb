package dev.rollcall.core.webhook;

import dev.rollcall.core.store.Page;
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

  /**
   * Lets one of all who post find out whether an endpoint answers, while the others wait: of
   * several who ask, one succeeds, until its time is over or the endpoint was heard of.
   *
   * @param until when another may find out, should nothing more be heard
   */
  boolean probe(EndpointKey endpoint, Instant now, Instant until);

  /** Notes that an endpoint answers, which ends a pause that is over; a disabled one stays so. */
  void answered(EndpointKey endpoint, Instant at);

  /**
   * Sends an endpoint nothing more; one that is disabled already stays so since when it was.
   *
   * @param keptUntil when this may be forgotten
   */
  void disable(EndpointKey endpoint, Instant at, Instant keptUntil);

  /** Sends an endpoint notices again, whatever state it was in. */
  void open(EndpointKey endpoint);

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

  /**
   * Keeps a notice as one that is tried no more, for people to look at.
   *
   * @param keptUntil when it may be forgotten
   */
  void fail(Notice notice, String reason, Instant at, Instant keptUntil);

  /**
   * Lets a notice that is tried no more wait again, from its first round on; of several who ask,
   * one succeeds.
   *
   * @return whether this did: not if it waits already, was delivered, or is not known
   */
  boolean revive(EndpointKey endpoint, String eventId, Instant due);

  /** The notice of an event that has not arrived at an endpoint, as it is now. */
  Optional<KeptNotice> find(EndpointKey endpoint, String eventId);

  /**
   * The notices that have not arrived at an endpoint: first those that wait, then those that
   * failed, each by when their events happened, newest first. May miss what was written just now.
   *
   * @param as only of this kind
   * @param after where the previous page ended, or empty for the first
   * @param limit 1–1,000
   * @throws IllegalArgumentException if {@code after} is not where a page of this list ended
   */
  Page<KeptNotice> list(
      EndpointKey endpoint, Optional<KeptNotice.As> as, Optional<String> after, int limit);
}
