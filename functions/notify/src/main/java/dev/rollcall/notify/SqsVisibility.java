package dev.rollcall.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** The visibility of a queue's messages. */
record SqsVisibility(SqsClient client, String queueUrl) implements Visibility {
  private static final int ENTRIES_MAX = 10;

  @Override
  public void hide(Map<String, Duration> delays) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    delays.forEach(
        (receipt, delay) ->
            entries.add(
                ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receipt)
                    .visibilityTimeout(Math.toIntExact(delay.plusMillis(999).toSeconds()))
                    .build()));
    int refused = 0;
    for (int from = 0; from < entries.size(); from += ENTRIES_MAX) {
      var some = entries.subList(from, Math.min(entries.size(), from + ENTRIES_MAX));
      refused +=
          client
              .changeMessageVisibilityBatch(r -> r.queueUrl(queueUrl).entries(some))
              .failed()
              .size();
    }
    if (refused > 0) {
      throw new IllegalStateException("the queue would not hide %d messages".formatted(refused));
    }
  }
}
