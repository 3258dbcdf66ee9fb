package dev.rollcall.local.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Hands the messages of a queue elsewhere to a function, batch by batch, by long polling. */
final class LongPoller implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.rollcall.local");

  /** Short, since a poll that is cut off at the end would take a message with it, unseen. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  private static final Duration LAST_BATCHES_WITHIN = Duration.ofSeconds(10);

  private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

  private final QueueMapping mapping;
  private final QueueBatches batches;
  private final Semaphore slots;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** A poller that has not started. */
  LongPoller(QueueMapping mapping, String url, SqsClient client, InstantSource clock) {
    this.mapping = mapping;
    this.batches = new QueueBatches(mapping, url, client, clock, LongPoller::sentAt);
    this.slots = new Semaphore(mapping.batchesMax());
    this.thread = Thread.ofVirtual().name("queue-" + mapping.queue().name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private static Instant sentAt(Message message) {
    String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private void run() {
    try {
      while (!isClosed()) {
        slots.acquire();
        List<Message> batch = receive();
        if (batch.isEmpty()) {
          slots.release();
        } else {
          Thread.ofVirtual().start(() -> process(batch));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Message> receive() throws InterruptedException {
    try {
      return batches.receive(WAIT);
    } catch (SdkException e) {
      complain(e);
      var _ = closed.await(AFTER_AN_ERROR.toMillis(), TimeUnit.MILLISECONDS);
      return List.of();
    }
  }

  private void process(List<Message> batch) {
    try {
      batches.process(batch);
    } catch (SdkException e) {
      complain(e);
    } finally {
      slots.release();
    }
  }

  /** What was not deleted comes again; at the end the server may be gone already. */
  private void complain(SdkException e) {
    if (!isClosed()) {
      LOG.log(System.Logger.Level.WARNING, mapping + " was not served", e);
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits, after it was closed, until nothing that it has received is left to do. */
  void awaitEnd() {
    try {
      thread.join(LAST_BATCHES_WITHIN);
      var _ =
          slots.tryAcquire(
              mapping.batchesMax(), LAST_BATCHES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the poll that is under way be the last. */
  @Override
  public void close() {
    closed.countDown();
  }
}
