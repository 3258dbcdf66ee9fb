package dev.rollcall.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The thread that moves engine time to the next thing to do, once all before it is done. */
public final class Stepper implements AutoCloseable {
  /** How long at most it takes to notice what rings no bell: a hold's end, the pace, real time. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final EngineClock clock;
  private final Activity activity;
  private final Quiescence quiescence;
  private final Thread thread;
  private volatile Pace pace;
  private volatile @Nullable Instant target;
  private volatile boolean closed;

  /** Moves this clock, at this speed at most; at speed 0 only by {@link #advanceTo}. */
  public Stepper(EngineClock clock, double speed, Activity activity, Quiescence quiescence) {
    this.clock = clock;
    this.activity = activity;
    this.quiescence = quiescence;
    this.pace = Pace.from(clock.instant(), speed);
    this.thread = Thread.ofPlatform().name("engine-clock").daemon().unstarted(this::run);
  }

  /** Starts to move time. */
  public void start() {
    pace = Pace.from(clock.instant(), pace.speed());
    thread.start();
  }

  private void run() {
    try {
      // A schedule may be due at the very instant at which time was resumed.
      quiescence.timeMoved(clock.instant());
      while (!closed) {
        long generation = activity.generation();
        Duration pause = clock.isStepped() ? step() : follow();
        if (pause.isPositive()) {
          activity.awaitChange(generation, pause);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** System time moves by itself: only tells the workloads when something has come due. */
  private Duration follow() {
    Instant now = clock.instant();
    if (!quiescence.busy().isEmpty()) {
      quiescence.timeMoved(now);
      return LOOK_AGAIN;
    }
    return quiescence
        .nextAfter(now)
        .map(next -> Duration.between(now, next))
        .orElse(Duration.ofSeconds(1));
  }

  private Duration step() {
    if (!quiescence.isReached()) {
      return LOOK_AGAIN;
    }
    Instant now = clock.instant();
    Instant wanted = target;
    if (wanted != null && !now.isBefore(wanted)) {
      target = null;
      pace = Pace.from(now, pace.speed());
      activity.changed();
      return Duration.ZERO;
    }
    Instant limit = wanted == null ? pace.ceiling() : wanted;
    Optional<Instant> next = quiescence.nextAfter(now).filter(time -> !time.isAfter(limit));
    if (next.isPresent()) {
      moveTo(next.get());
      return Duration.ZERO;
    }
    if (limit.isAfter(now) && !limit.equals(Instant.MAX)) {
      moveTo(limit);
      return wanted == null ? LOOK_AGAIN : Duration.ZERO;
    }
    return LOOK_AGAIN;
  }

  private void moveTo(Instant time) {
    clock.moveTo(time);
    quiescence.timeMoved(time);
  }

  /**
   * Moves stepped time to an instant, through all that is due on the way, and waits for its end.
   */
  public void advanceTo(Instant instant, Duration atMost) {
    if (!clock.isStepped()) {
      throw new IllegalStateException("system time cannot be advanced");
    }
    target = instant;
    activity.changed();
    await(() -> target == null, "engine time did not reach " + instant, atMost);
  }

  /** Waits until all is done for the present instant. */
  public void awaitQuiescent(Duration atMost) {
    await(quiescence::isReached, "still busy", atMost);
  }

  private void await(BooleanSupplier done, String complaint, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      long generation = activity.generation();
      while (!done.getAsBoolean()) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException(
              complaint + " within " + atMost + ", at " + clock.instant() + ", " + quiescence);
        }
        activity.awaitChange(generation, LOOK_AGAIN);
        generation = activity.generation();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(complaint, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    activity.changed();
    if (thread.getState() == Thread.State.NEW) {
      return; // What was to be started before it has failed.
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
