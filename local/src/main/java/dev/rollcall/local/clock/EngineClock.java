package dev.rollcall.local.clock;

import java.time.Instant;
import java.time.InstantSource;

/** The time that the engine goes by: the system's, or one that only moves when all is done. */
public final class EngineClock implements InstantSource {
  private final TimeFile file;
  private final boolean stepped;
  private volatile Instant now;

  private EngineClock(boolean stepped, Instant start, TimeFile file) {
    this.stepped = stepped;
    this.now = start;
    this.file = file;
  }

  /** The system's time. */
  public static EngineClock system() {
    return new EngineClock(false, Instant.EPOCH, TimeFile.none());
  }

  /** Time that starts here and moves when told; the file has it before anybody else does. */
  public static EngineClock stepped(Instant start, TimeFile file) {
    file.write(start);
    return new EngineClock(true, start, file);
  }

  @Override
  public Instant instant() {
    return stepped ? now : Instant.now();
  }

  /** Whether this time moves in steps rather than by itself. */
  public boolean isStepped() {
    return stepped;
  }

  void moveTo(Instant next) {
    if (stepped && next.isAfter(now)) {
      file.write(next);
      now = next;
    }
  }

  /** Releases the file that keeps the time. */
  public void close() {
    file.close();
  }
}
