package dev.rollcall.core.testing;

import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.PortCalls.Meddler;
import org.jspecify.annotations.Nullable;

/** A process that dies at one of its calls, before or after the store has done what it asks. */
public final class CrashAt implements Meddler {
  /** What it dies of. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A crash at a call. */
    public Crash(String call) {
      super("crashed at " + call);
    }
  }

  private final int crashingCall;
  private final boolean applied;
  private int calls;
  private boolean crashed;

  /**
   * A crash to come.
   *
   * @param crashingCall the call at which it happens, from 1
   * @param applied whether the store still does what this call asks
   */
  public CrashAt(int crashingCall, boolean applied) {
    this.crashingCall = crashingCall;
    this.applied = applied;
  }

  @Override
  public synchronized @Nullable Object on(Call call) {
    calls++;
    if (calls != crashingCall) {
      return call.proceed();
    }
    crashed = true;
    if (applied) {
      call.proceed();
    }
    throw new Crash(call.name());
  }

  /** Whether there were enough calls for it. */
  public synchronized boolean hasCrashed() {
    return crashed;
  }
}
