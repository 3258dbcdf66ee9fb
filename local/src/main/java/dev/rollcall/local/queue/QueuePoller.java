package dev.rollcall.local.queue;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Workload;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.lambda.ItemFailures;
import dev.rollcall.local.lambda.Outcome;
import dev.rollcall.local.template.EventSource;
import dev.rollcall.local.template.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Hands a queue's messages to a function, batch by batch, as an event source mapping does. */
public final class QueuePoller implements Workload, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.rollcall.local");

  /** What SQS gives out, and takes back, in one request. */
  private static final int MESSAGES_PER_REQUEST = 10;

  /** How long a poller sleeps that nobody wakes; a message or engine time does. */
  private static final Duration NAP = Duration.ofSeconds(1);

  private static final Duration LET_OTHERS_RECEIVE = Duration.ofMillis(5);

  private final EventSource.Queue source;
  private final QueueSpec queue;
  private final Function function;
  private final String url;
  private final QueueLedger ledger;
  private final SqsClient client;
  private final Activity activity;
  private final InstantSource clock;
  private final Semaphore slots;
  private final Thread thread;
  private volatile boolean closed;

  /** A poller that has not started. */
  public QueuePoller(
      EventSource.Queue source,
      QueueSpec queue,
      Function function,
      QueueServer server,
      SqsClient client,
      Activity activity,
      InstantSource clock) {
    this.source = source;
    this.queue = queue;
    this.function = function;
    this.url = server.queueUrl(queue.name());
    this.ledger = server.ledger(queue.name());
    this.client = client;
    this.activity = activity;
    this.clock = clock;
    this.slots =
        new Semaphore(
            Math.min(
                function.instancesMax(), source.concurrency().orElse(function.instancesMax())));
    this.thread = Thread.ofVirtual().name("queue-" + queue.name()).unstarted(this::run);
  }

  /** Starts to poll. */
  public void start() {
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
      batch = receive();
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

  private List<Message> receive() {
    List<Message> batch = new ArrayList<>();
    while (batch.size() < source.batchSize()) {
      int wanted = Math.min(MESSAGES_PER_REQUEST, source.batchSize() - batch.size());
      List<Message> some =
          client
              .receiveMessage(
                  request ->
                      request
                          .queueUrl(url)
                          .maxNumberOfMessages(wanted)
                          .waitTimeSeconds(0)
                          .messageAttributeNames("All")
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      batch.addAll(some);
      if (some.size() < wanted) {
        break;
      }
    }
    return batch;
  }

  private void process(List<Message> received, Activity.Running running) {
    try (running) {
      List<Message> expired = received.stream().filter(this::isExpired).toList();
      List<Message> batch = received.stream().filter(message -> !isExpired(message)).toList();
      delete(expired);
      if (!batch.isEmpty()) {
        delete(succeeded(batch, function.invoke(event(batch))));
      }
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

  /** ElasticMQ keeps messages for ever; what is past its retention is dropped here, unseen. */
  private boolean isExpired(Message message) {
    return sentAt(message).plus(queue.retention()).isBefore(clock.instant());
  }

  private Instant sentAt(Message message) {
    return ledger.sentAt(message.messageId()).orElseGet(clock::instant);
  }

  private String event(List<Message> batch) {
    return QueueEvent.of(queue.name(), batch, this::sentAt);
  }

  private List<Message> succeeded(List<Message> batch, Outcome outcome) {
    if (!(outcome instanceof Outcome.Returned returned)) {
      return List.of();
    }
    if (!source.reportsItemFailures()) {
      return batch;
    }
    return ItemFailures.read(returned.payload(), batch.stream().map(Message::messageId).toList())
        .map(failures -> without(batch, failures))
        .orElseGet(List::of);
  }

  private static List<Message> without(List<Message> batch, ItemFailures failures) {
    return batch.stream().filter(message -> !failures.ids().contains(message.messageId())).toList();
  }

  private void delete(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MESSAGES_PER_REQUEST) {
      int to = Math.min(messages.size(), from + MESSAGES_PER_REQUEST);
      List<DeleteMessageBatchRequestEntry> entries =
          messages.subList(from, to).stream()
              .map(
                  message ->
                      DeleteMessageBatchRequestEntry.builder()
                          .id(message.messageId())
                          .receiptHandle(message.receiptHandle())
                          .build())
              .toList();
      client.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  @Override
  public String toString() {
    return "queue " + queue.name();
  }
}
