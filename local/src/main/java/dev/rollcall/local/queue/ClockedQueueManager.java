package dev.rollcall.local.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.util.NowProvider;
import scala.Option;

/**
 * Stands before ElasticMQ's queue manager and puts every queue on engine time. ElasticMQ takes
 * receives and visibility from its {@code NowProvider} but dates new messages and statistics by the
 * system, so whoever looks a queue up gets a {@link ClockedQueue} before it.
 */
final class ClockedQueueManager extends AbstractActor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ActorRef manager;
  private final NowProvider time;
  private final Map<String, Duration> delays;
  private final Map<ActorRef, ActorRef> fronts = new HashMap<>();

  private ClockedQueueManager(ActorRef manager, NowProvider time, Map<String, Duration> delays) {
    this.manager = manager;
    this.time = time;
    this.delays = delays;
  }

  /** The delays are those of the queues, by name. */
  static Props props(ActorRef manager, NowProvider time, Map<String, Duration> delays) {
    return Props.create(
        ClockedQueueManager.class, () -> new ClockedQueueManager(manager, time, delays));
  }

  /** A queue that the manager found for somebody who asked. */
  private record Found(String name, Option<ActorRef> queue, ActorRef asker) {}

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(LookupQueue.class, this::lookUp)
        .match(Found.class, this::answer)
        .matchAny(message -> manager.tell(message, getSender()))
        .build();
  }

  @SuppressWarnings("unchecked") // ElasticMQ declares this answer for this question.
  private void lookUp(LookupQueue lookup) {
    ActorRef asker = getSender();
    CompletionStage<Found> found =
        Patterns.ask(manager, lookup, PATIENCE)
            .thenApply(queue -> new Found(lookup.queueName(), (Option<ActorRef>) queue, asker));
    Patterns.pipe(found, getContext().dispatcher()).to(getSelf());
  }

  private void answer(Found found) {
    Option<ActorRef> front =
        found.queue().isEmpty()
            ? Option.empty()
            : Option.apply(front(found.name(), found.queue().get()));
    found.asker().tell(front, getSelf());
  }

  private ActorRef front(String name, ActorRef queue) {
    Duration delay = delays.getOrDefault(name, Duration.ZERO);
    return fronts.computeIfAbsent(
        queue, _ -> getContext().actorOf(ClockedQueue.props(queue, time, delay)));
  }
}
