package dev.rollcall.aws.webhook;

import dev.rollcall.aws.sqs.Queue;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Notices;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Notices sent through a queue. */
public final class SqsNotices implements Notices {
  private final Queue queue;

  /** The way through this queue. */
  public SqsNotices(SqsClient client, String queueUrl) {
    this.queue = new Queue(client, queueUrl);
  }

  @Override
  public void send(List<Notice> notices) {
    queue.send(notices.stream().map(NoticeJson::write).map(Queue.Message::now).toList());
  }
}
