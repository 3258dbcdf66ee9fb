package dev.rollcall.local.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Records that go to a function together; without any, it closes a window. */
record Batch(List<Record> records, String endSequence, int failures) {
  private static final Duration DELAY_MAX = Duration.ofMinutes(1);

  static Batch of(List<Record> records, String endSequence) {
    return new Batch(List.copyOf(records), endSequence, 0);
  }

  Batch failedOnce() {
    return new Batch(records, endSequence, failures + 1);
  }

  Duration delay() {
    return delay(failures);
  }

  /** How long to wait after so many failures. */
  static Duration delay(int failures) {
    Duration delay = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
    return delay.compareTo(DELAY_MAX) < 0 ? delay : DELAY_MAX;
  }

  /** The two halves of it. */
  List<Batch> halves() {
    int middle = records.size() / 2;
    return List.of(
        of(records.subList(0, middle), sequence(records.get(middle - 1))),
        of(records.subList(middle, records.size()), endSequence));
  }

  /** What comes before the record with this sequence number. */
  List<Record> before(String sequence) {
    return records.subList(0, indexOf(sequence));
  }

  /** The record with this sequence number and all after it. */
  Batch from(String sequence) {
    return new Batch(records.subList(indexOf(sequence), records.size()), endSequence, failures);
  }

  private int indexOf(String sequence) {
    int index = 0;
    while (!sequence(records.get(index)).equals(sequence)) {
      index++;
    }
    return index;
  }

  List<String> sequences() {
    return records.stream().map(Batch::sequence).toList();
  }

  Instant firstArrival() {
    return records.getFirst().dynamodb().approximateCreationDateTime();
  }

  Instant lastArrival() {
    return records.getLast().dynamodb().approximateCreationDateTime();
  }

  static String sequence(Record record) {
    return record.dynamodb().sequenceNumber();
  }
}
