package dev.rollcall.local;

import dev.rollcall.local.bus.BusServer;
import dev.rollcall.local.bus.BusTargets;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.http.HttpFront;
import dev.rollcall.local.queue.QueueServer;
import dev.rollcall.local.table.TableServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The four servers that listen on the loopback interface, and clients of three of them. */
record Servers(
    TableServer tables, QueueServer queues, BusServer bus, HttpFront front, Clients clients)
    implements AutoCloseable {
  /** Starts the two slow ones at the same time; the other two are only bound to their ports. */
  static Servers start(
      int port, Optional<Path> data, Activity activity, InstantSource clock, BusTargets targets) {
    HttpFront front = HttpFront.bind(port, activity);
    CompletableFuture<TableServer> starting =
        CompletableFuture.supplyAsync(() -> TableServer.start(data, activity));
    QueueServer queues = QueueServer.start(activity, clock);
    BusServer bus = BusServer.bind(activity, clock, targets);
    TableServer tables = starting.join();
    Clients clients = Clients.of(tables.url(), queues.url(), bus.url());
    return new Servers(tables, queues, bus, front, clients);
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
