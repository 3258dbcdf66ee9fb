package dev.rollcall.local.queue;

import dev.rollcall.local.template.QueueSpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues elsewhere, at an SQS whose messages anybody may send and receive. */
public final class RemoteQueues implements QueueService {
  private static final List<QueueAttributeName> SIZES =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final String url;
  private final SqsClient client;
  private final InstantSource clock;
  private final List<LongPoller> pollers = new ArrayList<>();

  /** The queues of the SQS that listens here, of which this is a client. */
  public RemoteQueues(String url, SqsClient client, InstantSource clock) {
    this.url = url;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public void create(List<QueueSpec> queues) {
    for (QueueSpec queue : QueueAttributes.deadLettersFirst(queues)) {
      Map<QueueAttributeName, String> attributes = new HashMap<>(QueueAttributes.of(queue));
      attributes.put(
          QueueAttributeName.MESSAGE_RETENTION_PERIOD,
          Long.toString(queue.retention().toSeconds()));
      client.createQueue(request -> request.queueName(queue.name()).attributes(attributes));
    }
  }

  @Override
  public AutoCloseable poll(QueueMapping mapping) {
    LongPoller poller = new LongPoller(mapping, queueUrl(mapping.queue().name()), client, clock);
    pollers.add(poller);
    poller.start();
    return poller;
  }

  @Override
  public int size(String name) {
    return client
        .getQueueAttributes(request -> request.queueUrl(queueUrl(name)).attributeNames(SIZES))
        .attributes()
        .values()
        .stream()
        .mapToInt(Integer::parseInt)
        .sum();
  }

  /** Waits for what is under way; the server is somebody else's. */
  @Override
  public void close() {
    pollers.forEach(LongPoller::close);
    pollers.forEach(LongPoller::awaitEnd);
  }
}
