package dev.rollcall.local.clock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that runs at this moment; while anything does, stepped engine time stands still. */
public final class Activity {
  /** One thing that runs; closing it says that it is over. */
  public interface Running extends AutoCloseable {
    @Override
    void close();
  }

  private final AtomicInteger running = new AtomicInteger();
  private final Doorbell changes = new Doorbell();

  /** Counts one thing as running, from before the caller goes on. */
  public Running begin() {
    running.incrementAndGet();
    changes.ring();
    return this::end;
  }

  private void end() {
    running.decrementAndGet();
    changes.ring();
  }

  /** Says that something has changed which may begin or end quiescence. */
  public void changed() {
    changes.ring();
  }

  /** Whether anything runs. */
  public boolean isRunning() {
    return running.get() > 0;
  }

  /** The number of changes so far: equal before and after a look means the look saw one state. */
  public long generation() {
    return changes.rings();
  }

  /** Waits for a change after the given generation, or until the time is over. */
  public void awaitChange(long generation, Duration atMost) throws InterruptedException {
    changes.await(generation, atMost);
  }
}
