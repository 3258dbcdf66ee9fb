package dev.rollcall.local.template;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code AWS::SQS::Queue}. */
final class QueueReader {
  private QueueReader() {}

  static QueueSpec read(String id, Block block) {
    if (block.flag("FifoQueue")) {
      throw new TemplateException(id, "FIFO queues are not supported locally");
    }
    QueueSpec queue =
        new QueueSpec(
            id,
            block.text("QueueName").orElse(id),
            seconds(block, "VisibilityTimeout", 30),
            seconds(block, "MessageRetentionPeriod", 345_600),
            seconds(block, "DelaySeconds", 0),
            seconds(block, "ReceiveMessageWaitTimeSeconds", 0),
            redrive(block.block("RedrivePolicy")));
    block
        .ignoring(
            "SqsManagedSseEnabled",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "MaximumMessageSize",
            "RedriveAllowPolicy",
            "Tags")
        .end();
    return queue;
  }

  private static Duration seconds(Block block, String key, int otherwise) {
    return Duration.ofSeconds(block.number(key, otherwise));
  }

  private static Optional<QueueSpec.Redrive> redrive(Block block) {
    Optional<QueueSpec.Redrive> redrive =
        block
            .text("deadLetterTargetArn")
            .map(arn -> Arn.parse(block.where(), arn).name())
            .map(name -> new QueueSpec.Redrive(name, block.number("maxReceiveCount", 10)));
    block.end();
    return redrive;
  }
}
