package dev.rollcall.core.chaos;

import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and a baton: of all strands exactly one runs at any moment, until it pauses, and
 * what happens at the same instant happens in an order that follows from the seed.
 *
 * <p>Whoever pauses looks for what comes next and hands the baton over itself; a strand that comes
 * next after itself goes on without a switch of threads.
 */
final class Loop implements AutoCloseable {
  /** A sequential piece of work; the thread that drives the loop is one too. */
  static final class Strand {
    private final String name;
    private final Semaphore baton = new Semaphore(0);
    private boolean dead;

    private Strand(String name) {
      this.name = name;
    }

    /** Who it is, for the trace. */
    String name() {
      return name;
    }

    /** Lets nothing of it happen any more. */
    Died die(String where) {
      dead = true;
      return new Died(where);
    }
  }

  private record Step(Instant at, int tie, long number, @Nullable Strand strand, Runnable action)
      implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byTime = at.compareTo(other.at);
      int byTie = byTime == 0 ? Integer.compare(tie, other.tie) : byTime;
      return byTie == 0 ? Long.compare(number, other.number) : byTie;
    }
  }

  private final World world;
  private final Random ties;
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private final List<Strand> alive = new ArrayList<>();
  private final Strand driver = new Strand("driver");
  private Strand current = driver;
  private long number;
  private Optional<Throwable> failure = Optional.empty();
  private boolean closing;

  Loop(World world, long seed) {
    this.world = world;
    this.ties = new Random(seed);
  }

  /** Virtual time. */
  Instant now() {
    return world.clock().instant();
  }

  /** Whose turn it is. */
  Strand current() {
    return current;
  }

  /** Whether the engine runs now, and not whoever drives the loop. */
  boolean isEngine() {
    return current != driver;
  }

  /** Lets something happen then; it must not pause. */
  void at(Instant when, Runnable action) {
    push(when, null, action);
  }

  /** Lets something happen after a while. */
  void after(Duration delay, Runnable action) {
    at(now().plus(delay), action);
  }

  /** Begins a strand now. */
  void begin(String name, Runnable work) {
    Strand strand = new Strand(name);
    alive.add(strand);
    Thread.ofVirtual().start(() -> live(strand, work));
    push(now(), strand, () -> {});
  }

  /** Lets time pass for whoever calls; everybody else's turn comes when theirs does. */
  void pause(Duration duration) {
    Strand me = current;
    push(now().plus(duration), me, () -> {});
    handOver(me);
    if (me.dead) {
      throw new Died("gone");
    }
    if (me == driver) {
      failure.ifPresent(
          thrown -> {
            throw new AssertionError("the simulation itself failed", thrown);
          });
    }
  }

  /** Throws if the strand whose turn it is has died: what catches exceptions comes this far. */
  void checkAlive() {
    if (current.dead) {
      throw new Died("gone");
    }
  }

  private void push(Instant when, @Nullable Strand strand, Runnable action) {
    Instant at = when.isBefore(now()) ? now() : when;
    steps.add(new Step(at, ties.nextInt(), number++, strand, action));
  }

  private void live(Strand me, Runnable work) {
    me.baton.acquireUninterruptibly();
    try {
      if (!closing) {
        work.run();
      }
    } catch (Died asAProcessDoes) {
      // What it held is left behind.
    } catch (Throwable unexpected) {
      failure = failure.or(() -> Optional.of(unexpected));
    }
    alive.remove(me);
    if (closing) {
      driver.baton.release();
    } else {
      next(Optional.empty());
    }
  }

  private void handOver(Strand me) {
    if (next(Optional.of(me))) {
      return;
    }
    me.baton.acquireUninterruptibly();
  }

  /** Gives the baton to whoever comes next; says whether that is who asks. */
  private boolean next(Optional<Strand> asking) {
    while (true) {
      Step step = failure.isPresent() ? null : steps.poll();
      Strand strand = step == null ? driver : step.strand();
      if (step != null && step.at().isAfter(now())) {
        world.pass(Duration.between(now(), step.at()));
      }
      if (strand == null) {
        act(step);
        continue;
      }
      current = strand;
      if (asking.filter(strand::equals).isPresent()) {
        return true;
      }
      strand.baton.release();
      return false;
    }
  }

  private void act(@Nullable Step step) {
    if (step == null) {
      return;
    }
    try {
      step.action().run();
    } catch (RuntimeException | Error unexpected) {
      failure = failure.or(() -> Optional.of(unexpected));
    }
  }

  /** Ends every strand that is left. */
  @Override
  public void close() {
    closing = true;
    for (Strand strand : List.copyOf(alive)) {
      strand.dead = true;
      current = strand;
      strand.baton.release();
      driver.baton.acquireUninterruptibly();
    }
    current = driver;
  }
}
