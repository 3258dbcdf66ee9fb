package dev.rollcall.local.stream;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.EngineClock;
import dev.rollcall.local.clock.Quiescence;
import dev.rollcall.local.table.Writes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads all shards of a table's stream, each after its parent. */
public final class StreamReader implements AutoCloseable {
  /** What stream readers share. */
  public record Surroundings(
      DynamoDbStreamsClient client,
      Writes writes,
      Activity activity,
      EngineClock clock,
      Quiescence quiescence,
      Positions positions) {
    Surroundings with(Positions others) {
      return new Surroundings(client, writes, activity, clock, quiescence, others);
    }
  }

  /** Makes the consumer of a shard, which goes on from a position. */
  interface Consumers {
    ShardConsumer of(String shard, Position position);
  }

  private final String mapping;
  private final String streamArn;
  private final int batchSize;
  private final Surroundings around;
  private final Consumers consumers;
  private final Map<String, ShardReader> readers = new HashMap<>();
  private boolean closed;

  StreamReader(
      String mapping, String streamArn, int batchSize, Surroundings around, Consumers consumers) {
    this.mapping = mapping;
    this.streamArn = streamArn;
    this.batchSize = batchSize;
    this.around = around;
    this.consumers = consumers;
  }

  /** Starts where it left off; the first time at the stream's start, or after all that is there. */
  void start(boolean fromStart) {
    if (!around.positions().knows(mapping)) {
      for (Shard shard : shards()) {
        Position first = Position.START;
        if (!fromStart) {
          first = first.after(cursor(shard, first).skip());
        }
        around.positions().put(mapping, shard.shardId(), first);
      }
    }
    discover();
  }

  private List<Shard> shards() {
    return around
        .client()
        .describeStream(request -> request.streamArn(streamArn))
        .streamDescription()
        .shards();
  }

  private ShardCursor cursor(Shard shard, Position position) {
    return new ShardCursor(
        around.client(), streamArn, shard.shardId(), batchSize, position.sequence());
  }

  private synchronized void discover() {
    List<Shard> shards = shards();
    Set<String> unfinished =
        shards.stream()
            .map(Shard::shardId)
            .filter(shard -> !position(shard).ended())
            .collect(Collectors.toSet());
    for (Shard shard : shards) {
      boolean parentOpen =
          shard.parentShardId() != null && unfinished.contains(shard.parentShardId());
      if (!closed
          && unfinished.contains(shard.shardId())
          && !parentOpen
          && !readers.containsKey(shard.shardId())) {
        read(shard);
      }
    }
  }

  private Position position(String shard) {
    return around.positions().get(mapping, shard).orElse(Position.START);
  }

  private void read(Shard shard) {
    Position position = position(shard.shardId());
    ShardReader reader =
        new ShardReader(
            shard.shardId(),
            consumers.of(shard.shardId(), position),
            cursor(shard, position),
            around.writes(),
            around.activity(),
            around.clock(),
            this::discover);
    readers.put(shard.shardId(), reader);
    around.quiescence().add(reader);
    reader.start();
  }

  @Override
  public synchronized void close() {
    closed = true;
    for (ShardReader reader : readers.values()) {
      reader.stop();
      around.quiescence().remove(reader);
    }
  }
}
