package dev.rollcall.core.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A standard SQS queue with its function: at least once, in any order, out of sight while somebody
 * works on a message, aside after too many tries.
 *
 * @param <M> what it carries
 */
final class SimQueue<M> {
  /**
   * A queue as the template describes it.
   *
   * @param visibility how long a received message is out of sight
   * @param receivesMax after so many it goes aside
   * @param retention how long a message is kept at all
   */
  record Settings(String name, Duration visibility, int receivesMax, Duration retention) {}

  /** The message in one worker's hands. */
  final class Receipt {
    private final M message;
    private final Instant sentAt;
    private int received;
    private Optional<Instant> visibleAt = Optional.empty();
    private boolean deleted;

    private Receipt(M message, Instant sentAt) {
      this.message = message;
      this.sentAt = sentAt;
    }

    M message() {
      return message;
    }

    /** How often it was handed out, this time included. */
    int received() {
      return received;
    }

    void delete() {
      if (!deleted) {
        deleted = true;
        waiting--;
      }
    }

    /** Lets it be seen again after a delay of its own. */
    void hide(Duration delay) {
      visibleAt = Optional.of(loop.now().plus(delay));
      loop.after(delay, () -> hand(this));
    }
  }

  /** Begins work on a message. */
  @FunctionalInterface
  interface Function<M> {
    void invoke(SimQueue<M>.Receipt receipt);
  }

  private final Settings settings;
  private final Loop loop;
  private final Random random;
  private final BooleanSupplier calm;
  private final Function<M> function;
  private int waiting;
  private int aside;

  SimQueue(
      Settings settings, Loop loop, Random random, BooleanSupplier calm, Function<M> function) {
    this.settings = settings;
    this.loop = loop;
    this.random = random;
    this.calm = calm;
    this.function = function;
  }

  /** Takes a message, to be seen after a delay and a little more: order is nobody's promise. */
  void send(M message, Duration delay) {
    Receipt receipt = new Receipt(message, loop.now());
    waiting++;
    int late = !calm.getAsBoolean() && random.nextInt(10) == 0 ? 20_000 : 50;
    loop.after(delay.plusMillis(random.nextInt(late)), () -> hand(receipt));
  }

  private void hand(Receipt receipt) {
    boolean hidden = receipt.visibleAt.filter(loop.now()::isBefore).isPresent();
    if (receipt.deleted || hidden) {
      return;
    }
    if (receipt.sentAt.plus(settings.retention()).isBefore(loop.now())) {
      receipt.delete();
      return;
    }
    if (receipt.received == settings.receivesMax()) {
      aside++;
      receipt.delete();
      return;
    }
    receipt.received++;
    receipt.hide(settings.visibility());
    function.invoke(receipt);
    if (!calm.getAsBoolean() && random.nextInt(20) == 0) {
      function.invoke(receipt);
    }
  }

  /** Messages that nobody is done with. */
  int waiting() {
    return waiting;
  }

  /** Messages that were tried too often. */
  int aside() {
    return aside;
  }
}
