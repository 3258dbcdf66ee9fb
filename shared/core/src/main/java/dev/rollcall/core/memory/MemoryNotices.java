package dev.rollcall.core.memory;

import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Notices;
import java.util.ArrayList;
import java.util.List;

/** Notices that wait in memory to be taken. */
public final class MemoryNotices implements Notices {
  private final List<Notice> waiting = new ArrayList<>();

  @Override
  public synchronized void send(List<Notice> notices) {
    waiting.addAll(notices);
  }

  /** All that was sent since the last time, in its order. */
  public synchronized List<Notice> take() {
    List<Notice> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }
}
