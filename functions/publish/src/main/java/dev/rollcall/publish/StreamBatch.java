package dev.rollcall.publish;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.StreamImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Answers a batch of stream records: what could be read before the first unreadable record is
 * published, and the stream goes on from that record.
 */
record StreamBatch(Log log) {
  /**
   * The sequence number from which the stream must go on, or empty if all is published.
   *
   * <p>Where nothing could be published the failure is thrown: only a failed invocation makes
   * Lambda halve the batch, so that one bad record does not take the others with it.
   */
  <T> Optional<String> publish(
      List<DynamodbStreamRecord> records,
      Function<DynamodbStreamRecord, Optional<T>> read,
      Consumer<List<T>> publish) {
    List<T> changes = new ArrayList<>();
    Optional<String> unreadable = Optional.empty();
    for (DynamodbStreamRecord record : records) {
      try {
        read.apply(record).ifPresent(changes::add);
      } catch (RuntimeException failure) {
        if (changes.isEmpty()) {
          throw failure;
        }
        unreadable = Optional.of(failed(record, failure));
        break;
      }
    }
    if (!changes.isEmpty()) {
      publish.accept(changes);
    }
    return unreadable;
  }

  private String failed(DynamodbStreamRecord record, RuntimeException failure) {
    String sequence = record.getDynamodb().getSequenceNumber();
    log.failure("stream record " + sequence, failure);
    return sequence;
  }

  static Optional<Map<String, AttributeValue>> newImage(DynamodbStreamRecord record) {
    return Optional.ofNullable(record.getDynamodb().getNewImage()).map(StreamImages::item);
  }

  static Optional<Map<String, AttributeValue>> oldImage(DynamodbStreamRecord record) {
    return Optional.ofNullable(record.getDynamodb().getOldImage())
        .filter(image -> !image.isEmpty())
        .map(StreamImages::item);
  }

  static String sequence(DynamodbStreamRecord record) {
    return StreamImages.sequence(record.getDynamodb().getSequenceNumber());
  }
}
