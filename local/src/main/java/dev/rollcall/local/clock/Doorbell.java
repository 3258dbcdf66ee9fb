package dev.rollcall.local.clock;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A count of changes that threads can wait on without missing one. */
public final class Doorbell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private volatile long rings;

  /** How often it was rung; what a later wait compares with. */
  public long rings() {
    return rings;
  }

  /** Wakes all who wait. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // Written under the lock; volatile for its readers.
  public void ring() {
    lock.lock();
    try {
      rings++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the bell was rung after the caller read {@code seen}, or the time is over. */
  public void await(long seen, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (rings == seen && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
