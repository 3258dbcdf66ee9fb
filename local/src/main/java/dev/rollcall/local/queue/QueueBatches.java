package dev.rollcall.local.queue;

import dev.rollcall.local.lambda.ItemFailures;
import dev.rollcall.local.lambda.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Receives a mapping's batches, hands them to its function and deletes what that has done. */
record QueueBatches(
    QueueMapping mapping,
    String url,
    SqsClient client,
    InstantSource clock,
    Function<Message, Instant> sentAt) {
  /** What SQS gives out, and takes back, in one request. */
  private static final int MESSAGES_PER_REQUEST = 10;

  /** The next batch, whose first message is waited for as long as this; none if none came. */
  List<Message> receive(Duration wait) {
    List<Message> batch = new ArrayList<>();
    int size = mapping.source().batchSize();
    while (batch.size() < size) {
      int wanted = Math.min(MESSAGES_PER_REQUEST, size - batch.size());
      Duration now = batch.isEmpty() ? wait : Duration.ZERO;
      List<Message> some = receive(wanted, now);
      batch.addAll(some);
      if (some.size() < wanted) {
        break;
      }
    }
    return batch;
  }

  private List<Message> receive(int messagesMax, Duration wait) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(messagesMax)
                    .waitTimeSeconds((int) wait.toSeconds())
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  void process(List<Message> received) {
    List<Message> expired = received.stream().filter(this::isExpired).toList();
    List<Message> batch = received.stream().filter(message -> !isExpired(message)).toList();
    delete(expired);
    if (!batch.isEmpty()) {
      String event = QueueEvent.of(mapping.queue().name(), batch, sentAt);
      delete(succeeded(batch, mapping.function().invoke(event)));
    }
  }

  /** ElasticMQ keeps messages for ever; what is past its retention is dropped here, unseen. */
  private boolean isExpired(Message message) {
    return sentAt.apply(message).plus(mapping.queue().retention()).isBefore(clock.instant());
  }

  private List<Message> succeeded(List<Message> batch, Outcome outcome) {
    if (!(outcome instanceof Outcome.Returned returned)) {
      return List.of();
    }
    if (!mapping.source().reportsItemFailures()) {
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
}
