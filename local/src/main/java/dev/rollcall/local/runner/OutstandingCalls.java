package dev.rollcall.local.runner;

import dev.rollcall.aws.dynamo.RecipientItem;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.local.EmbeddedCloud;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * The attempts that a carrier outside this JVM is working on. It lives in real time, so engine time
 * waits for it, but for each attempt no longer than half a minute.
 */
final class OutstandingCalls {
  private static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private final Map<String, Long> sinceNanos = new ConcurrentHashMap<>();

  private OutstandingCalls() {}

  static OutstandingCalls watch(EmbeddedCloud cloud) {
    OutstandingCalls calls = new OutstandingCalls();
    cloud.onRecord("AddressesTable", calls::see);
    return calls;
  }

  private void see(Record change) {
    Map<String, AttributeValue> image = change.dynamodb().newImage();
    AttributeValue sk = image.get("sk");
    if (sk == null || sk.s() == null || !sk.s().startsWith("recipient#")) {
      return;
    }
    Recipient recipient = RecipientItem.read(image);
    for (Attempt attempt : recipient.log().recent()) {
      String id = recipient.attemptId(attempt).toString();
      if (attempt.isLive()) {
        sinceNanos.putIfAbsent(id, System.nanoTime());
      } else {
        sinceNanos.remove(id);
      }
    }
  }

  boolean any() {
    long oldest = System.nanoTime() - WAIT_MAX.toNanos();
    return sinceNanos.values().stream().anyMatch(since -> since - oldest > 0);
  }
}
