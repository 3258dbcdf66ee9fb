package dev.rollcall.local.table;

import dev.rollcall.local.clock.Doorbell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tables elsewhere. Nobody tells of what is written there, so one write is supposed every so often;
 * that makes whoever reads a stream read it as often.
 */
public final class RemoteTables implements TableService, Writes {
  private static final Duration PERIOD = Duration.ofMillis(200);

  private final String url;
  private final AtomicLong supposed = new AtomicLong();
  private final List<Doorbell> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("supposed-writes").daemon().factory());

  private RemoteTables(String url) {
    this.url = url;
  }

  /** The tables of the DynamoDB that listens here. */
  public static RemoteTables at(String url) {
    RemoteTables tables = new RemoteTables(url);
    var _ =
        tables.timer.scheduleAtFixedRate(
            tables::suppose, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return tables;
  }

  private void suppose() {
    supposed.incrementAndGet();
    listeners.forEach(Doorbell::ring);
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Writes writes() {
    return this;
  }

  @Override
  public long finished() {
    return supposed.get();
  }

  @Override
  public void listen(Doorbell bell) {
    listeners.add(bell);
  }

  @Override
  public void forget(Doorbell bell) {
    listeners.remove(bell);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
