package dev.rollcall.notify;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The visibility of a queue's messages. */
record SqsVisibility(SqsClient client, String queueUrl) implements Visibility {
  @Override
  public void hide(String receiptHandle, Duration delay) {
    int seconds = Math.toIntExact(delay.plusMillis(999).toSeconds());
    client.changeMessageVisibility(
        r -> r.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(seconds));
  }
}
