package dev.rollcall.local;

import dev.rollcall.local.bus.BusServer;
import dev.rollcall.local.bus.BusService;
import dev.rollcall.local.bus.BusTargets;
import dev.rollcall.local.bus.RemoteBus;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Quiescence;
import dev.rollcall.local.http.HttpFront;
import dev.rollcall.local.queue.EmbeddedQueues;
import dev.rollcall.local.queue.QueueServer;
import dev.rollcall.local.queue.QueueService;
import dev.rollcall.local.queue.RemoteQueues;
import dev.rollcall.local.table.RemoteTables;
import dev.rollcall.local.table.TableServer;
import dev.rollcall.local.table.TableService;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** What listens for the embedded cloud, here or elsewhere, and clients of the first three. */
record Servers(
    TableService tables, QueueService queues, BusService bus, HttpFront front, Clients clients)
    implements AutoCloseable {
  /**
   * Servers in this JVM, on the loopback interface. The two slow ones start at the same time; the
   * other two are only bound to their ports.
   */
  static Servers embedded(
      EmbeddedCloudBuilder.Options options,
      Activity activity,
      InstantSource clock,
      Quiescence quiescence,
      BusTargets targets) {
    HttpFront front = HttpFront.bind(options.port(), activity);
    CompletableFuture<TableServer> starting =
        CompletableFuture.supplyAsync(() -> TableServer.start(options.data(), activity));
    QueueServer server = QueueServer.start(activity, clock);
    BusServer bus = BusServer.bind(activity, clock, targets);
    TableServer tables = starting.join();
    Clients clients = Clients.of(tables.url(), server.url(), bus.url());
    EmbeddedQueues queues =
        new EmbeddedQueues(
            server,
            clients.sqs(),
            new EmbeddedQueues.Durability(options.data(), options.durableQueues()),
            activity,
            clock,
            quiescence);
    return new Servers(tables, queues, bus, front, clients);
  }

  /** Tables, queues and buses at these endpoints; only the front is here. */
  static Servers at(
      Endpoints endpoints,
      EmbeddedCloudBuilder.Options options,
      Activity activity,
      InstantSource clock) {
    RemoteTables tables = RemoteTables.at(endpoints.dynamoDb().toString());
    String sqs = endpoints.sqs().toString();
    String eventBridge = endpoints.eventBridge().toString();
    Clients clients = Clients.of(tables.url(), sqs, eventBridge);
    return new Servers(
        tables,
        new RemoteQueues(sqs, clients.sqs(), clock),
        new RemoteBus(eventBridge, clients.eventBridge(), options.log()),
        HttpFront.bind(options.port(), activity),
        clients);
  }

  /** Sends a message to a queue, by its name. */
  void send(String queueName, String body) {
    String url = queues.queueUrl(queueName);
    clients.sqs().sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  @Override
  public void close() {
    front.close();
    bus.close();
    queues.close();
    tables.close();
    clients.close();
  }
}
