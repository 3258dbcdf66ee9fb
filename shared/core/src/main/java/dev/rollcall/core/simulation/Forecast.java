package dev.rollcall.core.simulation;

import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Disposition;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulated campaign went.
 *
 * @param from when it began
 * @param endedAt when the last of its people ended; empty if some never would within 400 days
 * @param zone whose clocks the hours are by: the account's own
 * @param contacts people in it
 * @param reached of these
 * @param attempts that began
 * @param attemptsAs how these ended
 * @param unreached who ended without being reached, and why
 * @param waiting who did not end, and what they wait for
 * @param hours in which anything happened, by the clocks of the account
 * @param localHours attempts by hour of the contacts' own clocks, where there were any
 * @param concurrency how many attempts were live at once
 * @param usage what it took
 */
public record Forecast(
    Instant from,
    Optional<Instant> endedAt,
    String zone,
    long contacts,
    long reached,
    long attempts,
    Map<Disposition, Long> attemptsAs,
    List<Unreached> unreached,
    Map<Reason, Long> waiting,
    List<Hour> hours,
    Map<LocalDateTime, Long> localHours,
    Concurrency concurrency,
    Usage usage) {
  /**
   * People who ended without being reached.
   *
   * @param as their disposition
   * @param reason the gate that ended them; empty if an outcome did
   * @param lastAttempt how the last attempt at them ended; empty if there was none
   */
  public record Unreached(
      Disposition as, Optional<Reason> reason, Optional<Disposition> lastAttempt, long contacts) {}

  /**
   * One hour.
   *
   * @param at its first minute, by the account's clocks; an hour that the clocks repeat is one
   * @param attempts that began
   * @param reached people who ended reached
   * @param ended people who ended
   * @param liveMean attempts that were live at once, on average over the hour
   * @param livePeak most of them
   */
  public record Hour(
      LocalDateTime at, long attempts, long reached, long ended, double liveMean, int livePeak) {}

  /**
   * How many attempts were live at once.
   *
   * @param cap the most that the campaign allows; empty if it leaves that to the channel's pace
   * @param mean over the time in which any was
   * @param peak most of them
   * @param liveSeconds for so long any was
   * @param atCapShare of that time; empty without a cap
   */
  public record Concurrency(
      Optional<Integer> cap,
      double mean,
      int peak,
      long liveSeconds,
      Optional<Double> atCapShare) {}

  /** Copies what it is given. */
  public Forecast {
    attemptsAs = java.util.Collections.unmodifiableMap(attemptsAs);
    unreached = List.copyOf(unreached);
    waiting = java.util.Collections.unmodifiableMap(waiting);
    hours = List.copyOf(hours);
    localHours = java.util.Collections.unmodifiableMap(localHours);
  }
}
