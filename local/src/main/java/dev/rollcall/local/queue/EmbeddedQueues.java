package dev.rollcall.local.queue;

import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.clock.Quiescence;
import dev.rollcall.local.template.QueueSpec;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues of a server in this JVM, which keeps engine time waiting while it has work. */
public record EmbeddedQueues(
    QueueServer server,
    SqsClient client,
    Durability durability,
    Activity activity,
    InstantSource clock,
    Quiescence quiescence)
    implements QueueService {
  /** Which queues, by logical id, keep their messages, if there is a directory for them. */
  public record Durability(Optional<Path> directory, Set<String> logicalIds) {}

  @Override
  public String url() {
    return server.url();
  }

  @Override
  public void create(List<QueueSpec> queues) {
    server.create(queues, client);
    durability.directory().ifPresent(directory -> keep(queues, directory));
  }

  private void keep(List<QueueSpec> queues, Path directory) {
    queues.stream()
        .filter(queue -> durability.logicalIds().contains(queue.logicalId()))
        .forEach(queue -> server.keep(queue.name(), directory));
  }

  @Override
  public AutoCloseable poll(QueueMapping mapping) {
    QueuePoller poller = new QueuePoller(mapping, server, client, activity, clock);
    quiescence.add(poller);
    poller.start();
    return poller;
  }

  @Override
  public int size(String name) {
    return server.ledger(name).size();
  }

  @Override
  public void close() {
    server.close();
  }
}
