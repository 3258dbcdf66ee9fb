package dev.rollcall.local.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** What is done with one shard's records, in their order. */
interface ShardConsumer {
  /** Takes the next records; only called when the last are done. */
  void take(List<Record> records, Instant now);

  /** When there is something to do without new records: to try again, or to close a window. */
  Optional<Instant> dueAt();

  /** Whether records wait to be tried again, so that no more may be read. */
  boolean isBlocked();

  /** Does what is due. */
  void work(Instant now);

  /** Told that no more records will come. */
  void end(Instant now);
}
