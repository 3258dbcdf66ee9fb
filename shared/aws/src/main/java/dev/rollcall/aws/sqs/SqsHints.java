package dev.rollcall.aws.sqs;

import dev.rollcall.aws.lambda.Log;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.dispatch.Hints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Hints through a queue; one that cannot be sent is lost, for the rows bring it back. */
public final class SqsHints implements Hints {
  /** As many as share a request, so that a failure loses no others. */
  private static final int TOGETHER = 10;

  private final Queue queue;
  private final Log log;

  /** Hints to this queue. */
  public SqsHints(SqsClient client, String queueUrl, Log log) {
    this.queue = new Queue(client, queueUrl);
    this.log = log;
  }

  @Override
  public void send(List<Hint> hints, Instant now) {
    for (int from = 0; from < hints.size(); from += TOGETHER) {
      sendSome(hints.subList(from, Math.min(hints.size(), from + TOGETHER)), now);
    }
  }

  private void sendSome(List<Hint> hints, Instant now) {
    try {
      queue.send(
          hints.stream().map(h -> new Queue.Message(HintJson.write(h), delay(h, now))).toList());
    } catch (SdkException | IllegalStateException lost) {
      log.failure("send " + hints.size() + " hints", lost);
    }
  }

  /** Rounded up to seconds: no hint arrives before its instant. */
  private static Duration delay(Hint hint, Instant now) {
    return Duration.ofSeconds(Math.ceilDiv(Duration.between(now, hint.at()).toMillis(), 1000));
  }
}
