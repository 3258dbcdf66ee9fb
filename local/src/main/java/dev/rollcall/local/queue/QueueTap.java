package dev.rollcall.local.queue;

import dev.rollcall.local.clock.Activity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.GetQueueData;

/**
 * The actor that ElasticMQ tells of every change, and waits for before it answers a client: so a
 * change is in the ledger, and in the journal of a durable queue, before anybody can rely on it.
 */
final class QueueTap extends AbstractActor {
  /** What the tap writes to, and the dead-letter queues behind queues, all by queue name. */
  record Books(
      Map<String, QueueLedger> ledgers,
      Map<String, QueueJournal> journals,
      Map<String, ActorRef> deadLetters) {
    Books() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  /** A message has left its queue, and if it went to the dead-letter queue, it is there. */
  private record Gone(String queue, String messageId, Activity.Running running) {}

  private final Books books;
  private final Activity activity;
  private final InstantSource clock;

  private QueueTap(Books books, Activity activity, InstantSource clock) {
    this.books = books;
    this.activity = activity;
    this.clock = clock;
  }

  static Props props(Books books, Activity activity, InstantSource clock) {
    return Props.create(QueueTap.class, () -> new QueueTap(books, activity, clock));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(QueueEvent.MessageAdded.class, event -> put(event.queueName(), event.message()))
        .match(QueueEvent.MessageUpdated.class, event -> put(event.queueName(), event.message()))
        .match(
            QueueEvent.MessageRemoved.class, event -> remove(event.queueName(), event.messageId()))
        .match(Gone.class, this::forget)
        .matchAny(_ -> done())
        .build();
  }

  private void put(String queue, InternalMessage message) {
    QueueLedger ledger = books.ledgers().get(queue);
    if (ledger != null) {
      Instant now = clock.instant();
      QueueJournal journal = books.journals().get(queue);
      if (journal != null) {
        journal.put(StoredMessage.of(message, ledger.sentAt(message.id()).orElse(now)));
      }
      ledger.put(message.id(), message.nextDelivery(), now.toEpochMilli());
    }
    done();
  }

  /**
   * ElasticMQ lets go of a message before its dead-letter queue has it. By the time that queue
   * answers a question of ours it has told us of the message, so only then is it gone from here.
   */
  private void remove(String queue, String messageId) {
    QueueLedger ledger = books.ledgers().get(queue);
    ActorRef deadLetters = books.deadLetters().get(queue);
    Gone gone = new Gone(queue, messageId, activity.begin());
    if (ledger != null) {
      ledger.remove(messageId);
    }
    if (deadLetters == null) {
      forget(gone);
    } else {
      CompletionStage<Gone> answered =
          Patterns.ask(deadLetters, new GetQueueData(), QueueServer.PATIENCE)
              .handle((_, _) -> gone);
      Patterns.pipe(answered, getContext().dispatcher()).to(getSelf());
    }
    done();
  }

  private void forget(Gone gone) {
    QueueJournal journal = books.journals().get(gone.queue());
    if (journal != null) {
      journal.remove(gone.messageId());
    }
    gone.running().close();
  }

  private void done() {
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }
}
