package dev.rollcall.core.view;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was read for a short while; what was not found is read again.
 *
 * @param <K> by what
 * @param <V> what
 */
public final class Cache<K, V> {
  private static final int ENTRIES_MAX = 10_000;

  private record Entry<V>(V value, long readAtNanos) {}

  private final Ticker ticker;
  private final long ageMaxNanos;
  private final Function<K, Optional<V>> read;
  private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();

  /** A cache of what a function reads. */
  public Cache(Ticker ticker, Duration ageMax, Function<K, Optional<V>> read) {
    this.ticker = ticker;
    this.ageMaxNanos = ageMax.toNanos();
    this.read = read;
  }

  /** The value, read anew if it is too old; its age counts from before its read was sent. */
  public Optional<V> get(K key) {
    long now = ticker.nanos();
    Entry<V> entry = entries.get(key);
    if (entry != null && now - entry.readAtNanos < ageMaxNanos) {
      return Optional.of(entry.value);
    }
    Optional<V> value = read.apply(key);
    if (entries.size() >= ENTRIES_MAX) {
      entries.clear();
    }
    value.ifPresentOrElse(v -> entries.put(key, new Entry<>(v, now)), () -> entries.remove(key));
    return value;
  }

  /** Reads this key anew next time. */
  public void forget(K key) {
    entries.remove(key);
  }
}
