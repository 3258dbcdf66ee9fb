package dev.rollcall.aws.webhook;

import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Notices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Notices sent through a queue, as many as fit in each request. */
public final class SqsNotices implements Notices {
  private static final int ENTRIES_MAX = 10;

  /** What every queue takes in one request, whichever limit it was made with. */
  private static final int BYTES_MAX = 256 * 1024;

  private final SqsClient client;
  private final String queueUrl;

  /** The way through this queue. */
  public SqsNotices(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(List<Notice> notices) {
    List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
    int bytes = 0;
    for (Notice notice : notices) {
      String body = NoticeJson.write(notice);
      int more = body.getBytes(StandardCharsets.UTF_8).length;
      if (batch.size() == ENTRIES_MAX || (!batch.isEmpty() && bytes + more > BYTES_MAX)) {
        sendBatch(batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(batch.size()))
              .messageBody(body)
              .build());
      bytes += more;
    }
    if (!batch.isEmpty()) {
      sendBatch(batch);
    }
  }

  private void sendBatch(List<SendMessageBatchRequestEntry> batch) {
    List<BatchResultErrorEntry> failed = failed(batch);
    if (failed.isEmpty()) {
      return;
    }
    Set<String> ids = new HashSet<>();
    failed.forEach(entry -> ids.add(entry.id()));
    List<BatchResultErrorEntry> failedAgain =
        failed(batch.stream().filter(entry -> ids.contains(entry.id())).toList());
    if (!failedAgain.isEmpty()) {
      throw new IllegalStateException(
          "%d of %d notices were not taken by the queue, the first for %s"
              .formatted(failedAgain.size(), batch.size(), failedAgain.getFirst().code()));
    }
  }

  private List<BatchResultErrorEntry> failed(List<SendMessageBatchRequestEntry> entries) {
    return client.sendMessageBatch(r -> r.queueUrl(queueUrl).entries(entries)).failed();
  }
}
