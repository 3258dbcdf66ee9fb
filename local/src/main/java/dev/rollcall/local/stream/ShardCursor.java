package dev.rollcall.local.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A place in a shard, from which records are read in order. */
final class ShardCursor {
  private final DynamoDbStreamsClient client;
  private final String streamArn;
  private final String shard;
  private final int limit;
  private @Nullable String sequence;
  private @Nullable String iterator;
  private boolean atEnd;

  /** After this sequence number, or from the shard's beginning. */
  ShardCursor(
      DynamoDbStreamsClient client,
      String streamArn,
      String shard,
      int limit,
      @Nullable String sequence) {
    this.client = client;
    this.streamArn = streamArn;
    this.shard = shard;
    this.limit = limit;
    this.sequence = sequence;
  }

  /** The next records; none if there are none yet. */
  List<Record> next() {
    if (atEnd) {
      return List.of();
    }
    GetRecordsResponse response = read();
    iterator = response.nextShardIterator();
    atEnd = iterator == null && response.records().isEmpty();
    if (!response.records().isEmpty()) {
      sequence = response.records().getLast().dynamodb().sequenceNumber();
    }
    return response.records();
  }

  /** Goes past all that is there. */
  @Nullable String skip() {
    while (!next().isEmpty()) {
      // Each read moves the place.
    }
    return sequence;
  }

  boolean isAtEnd() {
    return atEnd;
  }

  private GetRecordsResponse read() {
    try {
      return records(iterator == null ? fresh() : iterator);
    } catch (ExpiredIteratorException | TrimmedDataAccessException stale) {
      // The latter is how DynamoDB Local greets an iterator from when the shard was empty.
      return records(fresh());
    }
  }

  private GetRecordsResponse records(String from) {
    return client.getRecords(request -> request.shardIterator(from).limit(limit));
  }

  private String fresh() {
    return client
        .getShardIterator(
            request ->
                request
                    .streamArn(streamArn)
                    .shardId(shard)
                    .sequenceNumber(sequence)
                    .shardIteratorType(
                        sequence == null
                            ? ShardIteratorType.TRIM_HORIZON
                            : ShardIteratorType.AFTER_SEQUENCE_NUMBER))
        .shardIterator();
  }
}
