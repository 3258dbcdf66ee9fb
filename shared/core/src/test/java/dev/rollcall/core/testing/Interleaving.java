package dev.rollcall.core.testing;

import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.PortCalls.Meddler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs several workers one call of a port at a time, in an order that the test decides: what
 * threads do by chance, on purpose and the same every time.
 */
public final class Interleaving implements Meddler {
  private static final class Turn {
    private final Semaphore stopped;
    private final Semaphore mayGo = new Semaphore(0);
    private boolean done;

    Turn(Semaphore stopped) {
      this.stopped = stopped;
    }

    /** Lets somebody else go first. */
    void pass() {
      stopped.release();
      mayGo.acquireUninterruptibly();
    }
  }

  private static final ThreadLocal<Turn> MINE = new ThreadLocal<>();

  private final Semaphore stopped = new Semaphore(0);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final IntUnaryOperator next;
  private final Meddler inner;

  /**
   * An order.
   *
   * @param next of so many workers that can go on, which does
   * @param inner meddles with the calls that are let through
   */
  public Interleaving(IntUnaryOperator next, Meddler inner) {
    this.next = next;
    this.inner = inner;
  }

  @Override
  public @Nullable Object on(Call call) {
    pass();
    return inner.on(call);
  }

  /** Where a worker calls no port: lets others go first all the same. */
  public void pass() {
    Optional.ofNullable(MINE.get()).ifPresent(Turn::pass);
  }

  /** Runs workers until all are done; one that crashed is done. */
  public void run(List<Runnable> workers) {
    List<Turn> going = new ArrayList<>();
    for (Runnable worker : workers) {
      Turn turn = new Turn(stopped);
      going.add(turn);
      Thread.ofVirtual().start(() -> work(turn, worker));
    }
    while (!going.isEmpty()) {
      Turn turn = going.get(next.applyAsInt(going.size()));
      turn.mayGo.release();
      stopped.acquireUninterruptibly();
      if (turn.done) {
        going.remove(turn);
      }
    }
    Throwable first = failure.get();
    if (first != null) {
      throw new AssertionError("a worker failed", first);
    }
  }

  private void work(Turn turn, Runnable worker) {
    MINE.set(turn);
    turn.mayGo.acquireUninterruptibly();
    try {
      worker.run();
    } catch (CrashAt.Crash meantToHappen) {
      // As with a process: what it held is left behind.
    } catch (RuntimeException | Error unexpected) {
      failure.compareAndSet(null, unexpected);
    } finally {
      turn.done = true;
      stopped.release();
    }
  }
}
