package dev.rollcall.local.queue;

import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.QueueSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How a queue of the template is asked for. */
final class QueueAttributes {
  private QueueAttributes() {}

  static Map<QueueAttributeName, String> of(QueueSpec queue) {
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibility()));
    attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
    attributes.put(
        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(queue.receiveWait()));
    queue
        .redrive()
        .ifPresent(redrive -> attributes.put(QueueAttributeName.REDRIVE_POLICY, policy(redrive)));
    return attributes;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  private static String policy(QueueSpec.Redrive redrive) {
    return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
        .formatted(new Arn("sqs", redrive.queueName()), redrive.receivesMax());
  }

  /** The order in which they can be made: a queue names the one behind it. */
  static List<QueueSpec> deadLettersFirst(List<QueueSpec> queues) {
    Map<String, QueueSpec> left = new LinkedHashMap<>();
    queues.forEach(queue -> left.put(queue.name(), queue));
    List<QueueSpec> ordered = new ArrayList<>();
    for (QueueSpec queue : queues) {
      take(queue.name(), left, ordered);
    }
    return ordered;
  }

  private static void take(String name, Map<String, QueueSpec> left, List<QueueSpec> ordered) {
    QueueSpec queue = left.remove(name);
    if (queue != null) {
      queue.redrive().ifPresent(redrive -> take(redrive.queueName(), left, ordered));
      ordered.add(queue);
    }
  }
}
