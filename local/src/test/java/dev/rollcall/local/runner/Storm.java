package dev.rollcall.local.runner;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What was asked of an engine in bad weather, and what was acknowledged when: the plain figures
 * that it is judged by.
 *
 * @param people their numbers, with the zones that these are in
 * @param rollingMax attempts to one number in 24 hours, over all campaigns
 */
record Storm(
    Map<String, ZoneId> people,
    int rollingMax,
    List<Terms> campaigns,
    List<Stop> stops,
    List<Halt> halts,
    List<Move> moves) {
  Storm(Map<String, ZoneId> people, int rollingMax) {
    this(
        people,
        rollingMax,
        new ArrayList<>(),
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArrayList<>(),
        new CopyOnWriteArrayList<>());
  }

  /** A campaign's rule and its people. */
  record Terms(
      String id, LocalTime opens, LocalTime closes, int perDay, int total, List<String> people) {}

  /** A STOP that was acknowledged, in engine time and, monotonically, in real time. */
  record Stop(String number, Instant ackedAt, long ackedNanos) {}

  /** A pause that was acknowledged; until a resumption was asked for. */
  record Halt(String campaign, Instant ackedAt, Instant overAt) {}

  /** A zone that somebody was given. */
  record Move(String number, ZoneId zone, Instant askedAt, Instant ackedAt) {}

  Terms terms(String campaign) {
    return campaigns.stream().filter(c -> c.id().equals(campaign)).findFirst().orElseThrow();
  }
}
