package dev.rollcall.core.line;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every campaign must respect about one address.
 *
 * <p>Its conditional update is where an attempt becomes real: whatever suppresses the address
 * before it prevents the attempt, whatever comes after it is too late.
 *
 * @param suppressions by {@link Suppression#slot()}
 * @param live the attempt that talks to this address now; perhaps lapsed
 * @param starts when attempts began, by attempt id, as far as any rolling cap may ask for them
 * @param talkedAt when the last conversation ended
 * @param version grows with every write; 0 is a line that was never written
 */
public record Line(
    TenantId tenant,
    Address address,
    Map<String, Suppression> suppressions,
    Optional<LineMark> live,
    Map<String, Instant> starts,
    Optional<Instant> talkedAt,
    long version) {
  /**
   * After this, another worker may take over an attempt whose worker marked the line and then fell
   * silent. Three times the ten seconds in which that worker must have called the carrier.
   */
  public static final Duration TAKEOVER_AFTER = Duration.ofSeconds(30);

  /** Copies what it is given. */
  public Line {
    suppressions = Map.copyOf(suppressions);
    starts = Map.copyOf(starts);
  }

  /** A line on which nobody was talked to. */
  public Line(
      TenantId tenant,
      Address address,
      Map<String, Suppression> suppressions,
      Optional<LineMark> live,
      Map<String, Instant> starts,
      long version) {
    this(tenant, address, suppressions, live, starts, Optional.empty(), version);
  }

  /** The line of an address that nobody has reached or suppressed yet. */
  public static Line untouched(TenantId tenant, Address address) {
    return new Line(tenant, address, Map.of(), Optional.empty(), Map.of(), 0);
  }

  /** What forbids a channel, an opt-out before anything else. */
  public Optional<Suppression> suppression(Channel channel, boolean checkDoNotCall) {
    return suppressions.values().stream()
        .filter(s -> s.covers(channel))
        .filter(s -> checkDoNotCall || s.kind() == Suppression.Kind.OPT_OUT)
        .min(Comparator.comparing(Suppression::kind));
  }

  /**
   * The mark that keeps an attempt from starting now: another attempt's lease, or the same
   * attempt's under another worker that may still be about to call.
   */
  public Optional<LineMark> heldAgainst(String attemptId, Instant now) {
    return live.filter(
        mark ->
            mark.attemptId().equals(attemptId)
                ? mark.markedAt().plus(TAKEOVER_AFTER).isAfter(now)
                : mark.until().isAfter(now));
  }

  /** Whether this is the line as a worker's own START left it. */
  public boolean isMarkedBy(String attemptId, String nonce) {
    return live.filter(m -> m.attemptId().equals(attemptId) && m.nonce().equals(nonce)).isPresent();
  }

  /**
   * This line with an attempt begun on it.
   *
   * @param remember the rolling caps for which starts are kept; without any, none is. A cap asks
   *     for as many as it allows, within its period, and one more is kept: this attempt may turn
   *     out not to have been placed
   */
  public Line marked(LineMark mark, Collection<RollingCap> remember) {
    Map<String, Instant> all = new HashMap<>(starts);
    // Another worker may have begun the same attempt, later than this one looked at its clock.
    all.merge(mark.attemptId(), mark.markedAt(), (a, b) -> a.isAfter(b) ? a : b);
    List<Map.Entry<String, Instant>> newestFirst =
        all.entrySet().stream()
            .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
            .toList();
    Map<String, Instant> kept = new HashMap<>();
    for (RollingCap cap : remember) {
      Instant horizon = mark.markedAt().minus(cap.period());
      newestFirst.stream()
          .limit(cap.attemptsMax() + 1L)
          .takeWhile(start -> start.getValue().isAfter(horizon))
          .forEach(start -> kept.put(start.getKey(), start.getValue()));
    }
    return new Line(tenant, address, suppressions, Optional.of(mark), kept, talkedAt, version + 1);
  }

  /** This line once nobody talks to it; to reason about, not to be written. */
  public Line idle() {
    return new Line(tenant, address, suppressions, Optional.empty(), starts, talkedAt, version);
  }

  /** This line once somebody was talked to, whose conversation ended then. */
  public Line talked(Instant end) {
    return new Line(tenant, address, suppressions, live, starts, Optional.of(end), version + 1);
  }

  /** This line for an owner who was tried and talked to at another address before. */
  public Line withHistoryOf(Line former) {
    Map<String, Instant> all = new HashMap<>(former.starts);
    all.putAll(starts);
    Optional<Instant> talked =
        Stream.of(talkedAt, former.talkedAt)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    return new Line(tenant, address, suppressions, live, all, talked, version + 1);
  }

  /** This line with a suppression added or replaced. */
  public Line with(Suppression suppression) {
    Map<String, Suppression> more = new LinkedHashMap<>(suppressions);
    more.put(suppression.slot(), suppression);
    return with(more);
  }

  /** This line with these suppressions and no others. */
  public Line with(Map<String, Suppression> all) {
    return new Line(tenant, address, all, live, starts, talkedAt, version + 1);
  }
}
