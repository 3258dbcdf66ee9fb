package dev.rollcall.local.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * The state in which nothing runs, nothing waits and nobody holds: all is done for this instant.
 */
public final class Quiescence {
  private final Activity activity;
  private final InstantSource clock;
  private final List<Workload> workloads = new CopyOnWriteArrayList<>();
  private final List<BooleanSupplier> holds = new CopyOnWriteArrayList<>();

  /** The quiescence of what this activity counts, by this clock. */
  public Quiescence(Activity activity, InstantSource clock) {
    this.activity = activity;
    this.clock = clock;
  }

  /** Makes a workload part of it. */
  public void add(Workload workload) {
    workloads.add(workload);
  }

  /** Takes a workload out of it. */
  public void remove(Workload workload) {
    workloads.remove(workload);
    activity.changed();
  }

  /** Lets a condition outside keep engine time from moving. */
  public void holdWhile(BooleanSupplier condition) {
    holds.add(condition);
  }

  /**
   * Whether it is reached. Work may pass from one place to another while we look, a message from
   * its queue into an invocation, say; the generation tells whether that can have happened.
   */
  public boolean isReached() {
    long generation = activity.generation();
    return !activity.isRunning()
        && busy().isEmpty()
        && holds.stream().noneMatch(BooleanSupplier::getAsBoolean)
        && activity.generation() == generation;
  }

  /** The workloads that have something to do now. */
  List<Workload> busy() {
    Instant now = clock.instant();
    return workloads.stream().filter(workload -> !workload.isIdle(now)).toList();
  }

  /** The next time at which any workload will have work. */
  Optional<Instant> nextAfter(Instant now) {
    return workloads.stream()
        .flatMap(workload -> workload.nextAfter(now).stream())
        .min(Instant::compareTo);
  }

  /** Tells all workloads that time has moved. */
  void timeMoved(Instant now) {
    workloads.forEach(workload -> workload.timeMoved(now));
    activity.changed();
  }

  @Override
  public String toString() {
    return "running: " + activity.isRunning() + ", waiting: " + busy();
  }
}
