package dev.rollcall.core.suppression;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lifts suppressions: attempts to the address may begin again, in campaigns to come and for rows
 * that have not ended. Who was taken out of a campaign stays out of it.
 */
public final class Lift {
  private static final int TRIES_MAX = 50;

  private final Lines lines;
  private final AuditTrail trail;
  private final InstantSource clock;

  /** Lifting over these stores. */
  public Lift(Lines lines, AuditTrail trail, InstantSource clock) {
    this.lines = lines;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Lifts those suppressions of an address that are chosen, all by one conditional update. The
   * record is written first: none is ever lifted without one.
   *
   * @return what was lifted; nothing if none was chosen
   */
  public List<Suppression> run(
      TenantId tenant,
      Address address,
      Predicate<Suppression> chosen,
      String by,
      Optional<String> reason) {
    Line line = lines.find(tenant, address);
    List<Suppression> lifted = List.of();
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      List<Suppression> there = line.suppressions().values().stream().filter(chosen).toList();
      if (there.isEmpty()) {
        // After a write whose answer was lost, they are gone as they were meant to be.
        return lifted;
      }
      lifted = there;
      Instant now = clock.instant();
      lifted.forEach(s -> trail.record(new Lifted(tenant, address, s, now, by, reason)));
      Map<String, Suppression> left = new LinkedHashMap<>(line.suppressions());
      left.values().removeAll(lifted);
      switch (lines.save(line.with(left))) {
        case Write.Done<Line> done -> {
          return lifted;
        }
        case Write.Lost<Line> lost ->
            line = lost.current().orElseGet(() -> Line.untouched(tenant, address));
      }
    }
    throw new IllegalStateException("no write that lifts a suppression ever won");
  }
}
