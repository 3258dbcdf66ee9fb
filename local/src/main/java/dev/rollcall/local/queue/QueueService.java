package dev.rollcall.local.queue;

import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.QueueSpec;
import java.util.List;

/** Where the template's queues are: an SQS in this JVM, or one elsewhere. */
public interface QueueService extends AutoCloseable {
  /** Where it listens. */
  String url();

  /** The address of a queue, by its physical name. */
  default String queueUrl(String name) {
    return url() + "/" + Arn.ACCOUNT + "/" + name;
  }

  /** Makes queues where they are missing. */
  void create(List<QueueSpec> queues);

  /** Hands a queue's messages to a function until it is closed. */
  AutoCloseable poll(QueueMapping mapping);

  /** How many messages a queue holds, visible or not, by its physical name. */
  int size(String name);

  /** Lets go of it; whose server it is stops it. */
  @Override
  void close();
}
