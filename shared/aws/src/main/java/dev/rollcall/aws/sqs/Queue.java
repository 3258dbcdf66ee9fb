package dev.rollcall.aws.sqs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue that takes as many messages in each request as fit. */
public final class Queue {
  private static final int ENTRIES_MAX = 10;
  private static final Duration DELAY_MAX = Duration.ofMinutes(15);

  /** What every queue takes in one request, whichever limit it was made with. */
  private static final int BYTES_MAX = 256 * 1024;

  private final SqsClient client;
  private final String url;

  /** The queue of this URL. */
  public Queue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /**
   * A message to send.
   *
   * @param delay how long the queue holds it back: whole seconds, rounded up, at most 15 minutes
   */
  public record Message(String body, Duration delay) {
    /** A message to deliver at once. */
    public static Message now(String body) {
      return new Message(body, Duration.ZERO);
    }
  }

  /**
   * Sends messages; what the queue refuses is offered once more.
   *
   * @throws IllegalStateException if it refuses some of them again
   */
  public void send(List<Message> messages) {
    batches(messages).forEach(this::sendBatch);
  }

  private static List<List<SendMessageBatchRequestEntry>> batches(List<Message> messages) {
    List<List<SendMessageBatchRequestEntry>> batches = new ArrayList<>();
    int bytes = 0;
    for (Message message : messages) {
      int more = message.body().getBytes(StandardCharsets.UTF_8).length;
      if (batches.isEmpty()
          || batches.getLast().size() == ENTRIES_MAX
          || bytes + more > BYTES_MAX) {
        batches.add(new ArrayList<>());
        bytes = 0;
      }
      batches.getLast().add(entry(batches.getLast().size(), message));
      bytes += more;
    }
    return batches;
  }

  private static SendMessageBatchRequestEntry entry(int id, Message message) {
    long seconds =
        Math.clamp(Math.ceilDiv(message.delay().toMillis(), 1000L), 0, DELAY_MAX.toSeconds());
    return SendMessageBatchRequestEntry.builder()
        .id(Integer.toString(id))
        .messageBody(message.body())
        .delaySeconds((int) seconds)
        .build();
  }

  private void sendBatch(List<SendMessageBatchRequestEntry> batch) {
    Set<String> refused = refused(batch);
    if (refused.isEmpty()) {
      return;
    }
    Set<String> again =
        refused(batch.stream().filter(entry -> refused.contains(entry.id())).toList());
    if (!again.isEmpty()) {
      throw new IllegalStateException(
          "the queue refused %d of %d messages".formatted(again.size(), batch.size()));
    }
  }

  private Set<String> refused(List<SendMessageBatchRequestEntry> entries) {
    return client.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).failed().stream()
        .map(BatchResultErrorEntry::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
