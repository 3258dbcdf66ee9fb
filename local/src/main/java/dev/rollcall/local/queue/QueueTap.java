package dev.rollcall.local.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.Props;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/**
 * The actor that ElasticMQ tells of every change, and waits for before it answers a client: so a
 * change is in the ledger, and in the journal of a durable queue, before anybody can rely on it.
 */
final class QueueTap extends AbstractActor {
  private final Map<String, QueueLedger> ledgers;
  private final Map<String, QueueJournal> journals;
  private final InstantSource clock;

  private QueueTap(
      Map<String, QueueLedger> ledgers, Map<String, QueueJournal> journals, InstantSource clock) {
    this.ledgers = ledgers;
    this.journals = journals;
    this.clock = clock;
  }

  static Props props(
      ConcurrentHashMap<String, QueueLedger> ledgers,
      ConcurrentHashMap<String, QueueJournal> journals,
      InstantSource clock) {
    return Props.create(QueueTap.class, () -> new QueueTap(ledgers, journals, clock));
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(QueueEvent.MessageAdded.class, event -> put(event.queueName(), event.message()))
        .match(QueueEvent.MessageUpdated.class, event -> put(event.queueName(), event.message()))
        .match(
            QueueEvent.MessageRemoved.class, event -> remove(event.queueName(), event.messageId()))
        .matchAny(_ -> done())
        .build();
  }

  private void put(String queue, InternalMessage message) {
    QueueLedger ledger = ledgers.get(queue);
    if (ledger != null) {
      Instant now = clock.instant();
      QueueJournal journal = journals.get(queue);
      if (journal != null) {
        journal.put(StoredMessage.of(message, ledger.sentAt(message.id()).orElse(now)));
      }
      ledger.put(message.id(), message.nextDelivery(), now.toEpochMilli());
    }
    done();
  }

  private void remove(String queue, String messageId) {
    QueueJournal journal = journals.get(queue);
    if (journal != null) {
      journal.remove(messageId);
    }
    QueueLedger ledger = ledgers.get(queue);
    if (ledger != null) {
      ledger.remove(messageId);
    }
    done();
  }

  private void done() {
    getSender().tell(OperationSuccessful$.MODULE$, getSelf());
  }
}
