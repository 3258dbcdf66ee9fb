package dev.rollcall.local.queue;

import java.time.Duration;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.elasticmq.NewMessageData;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.util.NowProvider;

/**
 * Stands before one of ElasticMQ's queues and dates by engine time what that would by the system's.
 */
final class ClockedQueue extends AbstractActor {
  private final ActorRef queue;
  private final NowProvider time;
  private final Duration delay;

  private ClockedQueue(ActorRef queue, NowProvider time, Duration delay) {
    this.queue = queue;
    this.time = time;
    this.delay = delay;
  }

  static Props props(ActorRef queue, NowProvider time, Duration delay) {
    return Props.create(ClockedQueue.class, () -> new ClockedQueue(queue, time, delay));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(SendMessage.class, send -> pass(new SendMessage(dated(send.message()))))
        // It counts as visible what became so before, and stepped time may stand at that instant.
        .match(GetQueueStatistics.class, _ -> pass(new GetQueueStatistics(time.nowMillis() + 1)))
        .matchAny(this::pass)
        .build();
  }

  private void pass(Object message) {
    queue.tell(message, getSender());
  }

  private NewMessageData dated(NewMessageData message) {
    return new NewMessageData(
        message.id(),
        message.content(),
        message.messageAttributes(),
        message.nextDelivery().toMillis(time.nowMillis(), delay.toMillis()),
        message.messageGroupId(),
        message.messageDeduplicationId(),
        message.orderIndex(),
        message.tracingId(),
        message.sequenceNumber(),
        message.deadLetterSourceQueueName());
  }
}
