package dev.rollcall.local.queue;

import com.typesafe.config.ConfigFactory;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.QueueSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.RestoreMessages;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import software.amazon.awssdk.services.sqs.SqsClient;

/** ElasticMQ on a free loopback port. */
public final class QueueServer implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String QUIET =
      """
      pekko {
        daemonic = on
        jvm-shutdown-hooks = off
        coordinated-shutdown.run-by-jvm-shutdown-hook = off
        loglevel = OFF
        stdout-loglevel = OFF
        log-dead-letters = off
        actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 }
      }
      """;

  private final QueueTap.Books books = new QueueTap.Books();
  private final ConcurrentHashMap<String, Duration> delays = new ConcurrentHashMap<>();
  private final Activity activity;
  private final ActorSystem actors;
  private final ActorRef manager;
  private final SQSRestServer server;
  private final String url;

  private QueueServer(Activity activity, InstantSource clock) {
    this.activity = activity;
    ClassLoader loader = QueueServer.class.getClassLoader();
    actors =
        ActorSystem.create(
            "queues",
            ConfigFactory.parseString(QUIET).withFallback(ConfigFactory.load(loader)),
            loader);
    ActorRef tap = actors.actorOf(QueueTap.props(books, activity, clock));
    EngineTime time = new EngineTime(clock);
    ActorRef unclocked =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class,
                () -> new QueueManagerActor(time, StrictSQSLimits$.MODULE$, Option.apply(tap))));
    manager = actors.actorOf(ClockedQueueManager.props(unclocked, time, delays));
    server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withQueueManagerActor(manager)
            .withQueueEventListener(tap)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .withServerAddress(new NodeAddress("http", "127.0.0.1", 0, ""))
            .withAWSRegion(Arn.REGION)
            .withAWSAccountId(Arn.ACCOUNT)
            .start();
    url = "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort();
  }

  /** Starts without any queue. */
  public static QueueServer start(Activity activity, InstantSource clock) {
    return new QueueServer(activity, clock);
  }

  /** Where it listens. */
  public String url() {
    return url;
  }

  /** The address of a queue, by its physical name. */
  public String queueUrl(String name) {
    return url + "/" + Arn.ACCOUNT + "/" + name;
  }

  /** What is known of a queue's messages, by its physical name. */
  public QueueLedger ledger(String name) {
    return books.ledgers().computeIfAbsent(name, _ -> new QueueLedger(activity));
  }

  /** Creates queues, dead-letter queues first. */
  public void create(List<QueueSpec> queues, SqsClient client) {
    for (QueueSpec queue : QueueAttributes.deadLettersFirst(queues)) {
      String name = queue.name();
      ledger(name);
      delays.put(name, queue.delay());
      client.createQueue(request -> request.queueName(name).attributes(QueueAttributes.of(queue)));
      queue
          .redrive()
          .ifPresent(redrive -> books.deadLetters().put(name, actor(redrive.queueName())));
    }
  }

  /** Keeps a queue's messages in a directory from now on, and brings back those it has. */
  public void keep(String name, Path directory) {
    QueueJournal journal = QueueJournal.open(directory.resolve("queue-" + name + ".jsonl"));
    List<InternalMessage> messages = new ArrayList<>();
    QueueLedger ledger = ledger(name);
    for (StoredMessage message : journal.messages()) {
      messages.add(message.toInternal());
      ledger.put(message.id(), message.visibleFromMillis(), message.sentMillis());
    }
    if (!messages.isEmpty()) {
      ask(actor(name), new RestoreMessages(CollectionConverters.asScala(messages).toList()));
    }
    books.journals().put(name, journal);
    activity.changed();
  }

  private ActorRef actor(String name) {
    return (ActorRef) ((Option<?>) ask(manager, new LookupQueue(name))).get();
  }

  private static Object ask(ActorRef actor, Object message) {
    return Patterns.ask(actor, message, PATIENCE).toCompletableFuture().join();
  }

  @Override
  public void close() {
    server.stopAndWait();
    FutureConverters.asJava(actors.terminate()).toCompletableFuture().join();
    books.journals().values().forEach(QueueJournal::close);
  }
}
