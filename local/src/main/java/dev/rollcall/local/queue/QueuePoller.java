package dev.rollcall.local.queue;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Hands an embedded queue's messages to a function, batch by batch, as soon as it has some. */
final class QueuePoller implements Workload, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.rollcall.local");

  /** How long a poller sleeps that nobody wakes; a message or engine time does. */
  private static final Duration NAP = Duration.ofSeconds(1);

  private static final Duration LET_OTHERS_RECEIVE = Duration.ofMillis(5);

  private final QueueMapping mapping;
  private final QueueLedger ledger;
  private final QueueBatches batches;
  private final Activity activity;
  private final InstantSource clock;
  private final Semaphore slots;
  private final Thread thread;
  private volatile boolean closed;

  /** A poller that has not started. */
  QueuePoller(
      QueueMapping mapping,
      QueueServer server,
      SqsClient client,
      Activity activity,
      InstantSource clock) {
    String name = mapping.queue().name();
    this.mapping = mapping;
    this.ledger = server.ledger(name);
    this.batches = new QueueBatches(mapping, server.queueUrl(name), client, clock, this::sentAt);
    this.activity = activity;
    this.clock = clock;
    this.slots = new Semaphore(mapping.batchesMax());
    this.thread = Thread.ofVirtual().name("queue-" + name).unstarted(this::run);
  }

  /** Starts to poll. */
  void start() {
    thread.start();
  }

  @Override
  public boolean isIdle(Instant now) {
    return !ledger.hasVisible(now);
  }

  @Override
  public Optional<Instant> nextAfter(Instant now) {
    return ledger.nextVisibleAfter(now);
  }

  @Override
  public void timeMoved(Instant now) {
    if (ledger.hasVisible(now)) {
      ledger.ring();
    }
  }

  private void run() {
    try {
      while (!closed) {
        long seen = ledger.doorbell().rings();
        if (ledger.hasVisible(clock.instant())) {
          slots.acquire();
          takeBatch();
        } else {
          ledger.doorbell().await(seen, NAP);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Receives here, so that one batch is out of sight before we look for the next. */
  private void takeBatch() throws InterruptedException {
    Activity.Running running = activity.begin();
    List<Message> batch = List.of();
    try {
      batch = batches.receive(Duration.ZERO);
    } catch (SdkException e) {
      complain(e);
    } finally {
      if (batch.isEmpty()) {
        slots.release();
        running.close();
      }
    }
    if (batch.isEmpty()) {
      long seen = ledger.doorbell().rings();
      ledger.doorbell().await(seen, LET_OTHERS_RECEIVE);
    } else {
      List<Message> received = batch;
      Thread.ofVirtual().start(() -> process(received, running));
    }
  }

  private void process(List<Message> received, Activity.Running running) {
    try (running) {
      batches.process(received);
    } catch (SdkException e) {
      complain(e);
    } finally {
      slots.release();
    }
  }

  /** What was not deleted comes again; at the end, requests fail because the server is gone. */
  private void complain(SdkException e) {
    if (!closed) {
      LOG.log(System.Logger.Level.WARNING, this + " was not served", e);
    }
  }

  private Instant sentAt(Message message) {
    return ledger.sentAt(message.messageId()).orElseGet(clock::instant);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  @Override
  public String toString() {
    return mapping.toString();
  }
}
