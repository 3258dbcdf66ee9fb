package dev.rollcall.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.testing.SettableTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheTest {
  private static final Duration AGE_MAX = Duration.ofSeconds(2);

  private final SettableTicker ticker = new SettableTicker();
  private final List<String> reads = new ArrayList<>();
  private Optional<String> stored = Optional.of("first");
  private Duration readTakes = Duration.ZERO;
  private final Cache<String, String> cache = new Cache<>(ticker, AGE_MAX, this::read);

  private Optional<String> read(String key) {
    reads.add(key);
    ticker.advance(readTakes);
    return stored;
  }

  @Test
  void readsOnceWhileWhatItReadIsYoung() {
    cache.get("k");
    stored = Optional.of("second");
    ticker.advance(AGE_MAX.minusNanos(1));

    assertThat(cache.get("k")).contains("first");
    assertThat(reads).hasSize(1);
  }

  @Test
  void readsAnewAtItsGreatestAge() {
    cache.get("k");
    stored = Optional.of("second");
    ticker.advance(AGE_MAX);

    assertThat(cache.get("k")).contains("second");
  }

  @Test
  void countsTheAgeFromBeforeTheReadWasSent() {
    readTakes = Duration.ofMillis(1500);
    cache.get("k");
    stored = Optional.of("second");
    ticker.advance(Duration.ofMillis(500));

    assertThat(cache.get("k")).contains("second");
  }

  @Test
  void doesNotRememberWhatWasNotThere() {
    stored = Optional.empty();
    assertThat(cache.get("k")).isEmpty();
    stored = Optional.of("now");

    assertThat(cache.get("k")).contains("now");
  }

  @Test
  void forgetsWhatIsGone() {
    cache.get("k");
    stored = Optional.empty();
    ticker.advance(AGE_MAX);

    assertThat(cache.get("k")).isEmpty();
    assertThat(cache.get("k")).isEmpty();
    assertThat(reads).hasSize(3);
  }

  @Test
  void readsAnewWhatItWasToldToForget() {
    cache.get("k");
    stored = Optional.of("second");
    cache.forget("k");

    assertThat(cache.get("k")).contains("second");
  }

  @Test
  void keepsKeysApart() {
    cache.get("a");
    stored = Optional.of("second");

    assertThat(cache.get("b")).contains("second");
    assertThat(cache.get("a")).contains("first");
  }

  @Test
  void worksWhereTheTickerOverflows() {
    ticker.set(Long.MAX_VALUE - 5);
    cache.get("k");
    stored = Optional.of("second");
    ticker.advance(Duration.ofNanos(10));
    assertThat(cache.get("k")).contains("first");
    ticker.advance(AGE_MAX);
    assertThat(cache.get("k")).contains("second");
  }

  @Test
  void doesNotGrowWithoutEnd() {
    for (int i = 0; i < 25_000; i++) {
      cache.get("key " + i);
    }
    reads.clear();
    for (int i = 0; i < 25_000; i++) {
      cache.get("key " + i);
    }
    assertThat(reads).as("keys that were dropped and read again").hasSizeGreaterThan(14_000);
  }
}
