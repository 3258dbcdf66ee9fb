package dev.rollcall.local.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Somebody who looks on as records pass by. */
public record StreamTap(Consumer<Record> onlooker) implements ShardConsumer {
  /** Shows them the records from now on. */
  public StreamReader start(String streamArn, StreamReader.Surroundings around) {
    StreamReader.Surroundings forgetful = around.with(Positions.open(Optional.empty()));
    StreamReader reader =
        new StreamReader("tap-" + UUID.randomUUID(), streamArn, 1000, forgetful, (_, _) -> this);
    reader.start(false);
    return reader;
  }

  @Override
  public void take(List<Record> records, Instant now) {
    records.forEach(onlooker);
  }

  @Override
  public Optional<Instant> dueAt() {
    return Optional.empty();
  }

  @Override
  public boolean isBlocked() {
    return false;
  }

  @Override
  public void work(Instant now) {
    // Nothing is ever due.
  }

  @Override
  public void end(Instant now) {
    // The next shard has a reader of its own.
  }
}
