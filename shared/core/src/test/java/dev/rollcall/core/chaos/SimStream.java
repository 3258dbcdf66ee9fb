package dev.rollcall.core.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A DynamoDB stream with its function: in order within a shard, from the last checkpoint again
 * after any failure, in halves; a shard that splits is read to its end before its children are.
 *
 * @param <C> what it carries
 */
final class SimStream<C> {
  private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(1);
  private static final int BATCH_MAX = 20;

  /** Publishes a batch of one shard; says when it is done, and whether it was. */
  @FunctionalInterface
  interface Function<C> {
    void invoke(String shard, List<C> batch, Done done);
  }

  /** What the function's end leads to. */
  @FunctionalInterface
  interface Done {
    void succeeded(boolean yes);
  }

  private final class Shard {
    private final String name;
    private final List<C> records = new ArrayList<>();
    private int checkpoint;
    private int batchMax = BATCH_MAX;
    private boolean polling;
    private boolean readable;

    Shard(String name, boolean readable) {
      this.name = name;
      this.readable = readable;
    }

    boolean isDrained() {
      return readable && checkpoint == records.size();
    }

    void begin() {
      readable = true;
      poll();
    }

    void poll() {
      if (polling || !readable || checkpoint == records.size()) {
        return;
      }
      polling = true;
      int end = Math.min(records.size(), checkpoint + 1 + random.nextInt(batchMax));
      List<C> batch = List.copyOf(records.subList(checkpoint, end));
      boolean[] answered = {false};
      function.invoke(
          name,
          batch,
          yes -> {
            // A reader that was given up for dead changes no checkpoint any more.
            if (!answered[0]) {
              answered[0] = true;
              finished(end, yes);
            }
          });
      // The reader is waited for no longer than its function may take.
      loop.after(
          FUNCTION_TIMEOUT,
          () -> {
            if (!answered[0]) {
              answered[0] = true;
              finished(end, false);
            }
          });
    }

    private void finished(int end, boolean yes) {
      polling = false;
      boolean replayed = !calm.getAsBoolean() && random.nextInt(25) == 0;
      if (yes && !replayed) {
        checkpoint = end;
        batchMax = BATCH_MAX;
      } else {
        batchMax = Math.max(1, batchMax / 2);
      }
      loop.after(Duration.ofMillis(yes ? 200 : 2_000), this::poll);
    }
  }

  private final Loop loop;
  private final Random random;
  private final BooleanSupplier calm;
  private final Function<C> function;
  private final List<Shard> all = new ArrayList<>();
  private final List<Shard> open = new ArrayList<>();

  SimStream(int shards, Loop loop, Random random, BooleanSupplier calm, Function<C> function) {
    this.loop = loop;
    this.random = random;
    this.calm = calm;
    this.function = function;
    for (int i = 0; i < shards; i++) {
      add(new Shard("shard-" + i, true));
    }
  }

  private void add(Shard shard) {
    all.add(shard);
    open.add(shard);
  }

  /** Takes a change of an item; those of one item stay in order. */
  void append(C change, int itemHash) {
    Shard shard = open.get(Math.floorMod(itemHash, open.size()));
    shard.records.add(change);
    loop.after(Duration.ofMillis(random.nextInt(500)), shard::poll);
  }

  /**
   * Closes every open shard and goes on in two children of each; items change shards only here, so
   * a child waits until all that its items left behind is published.
   */
  void split() {
    List<Shard> parents = List.copyOf(open);
    open.clear();
    for (Shard parent : parents) {
      add(new Shard(parent.name + "a", false));
      add(new Shard(parent.name + "b", false));
    }
    beginOnceDrained(parents, List.copyOf(open));
  }

  private void beginOnceDrained(List<Shard> parents, List<Shard> children) {
    if (parents.stream().allMatch(Shard::isDrained)) {
      children.forEach(Shard::begin);
    } else {
      loop.after(Duration.ofSeconds(1), () -> beginOnceDrained(parents, children));
    }
  }

  /** Whether everything is published. */
  boolean isDrained() {
    return all.stream().allMatch(Shard::isDrained);
  }
}
