package dev.rollcall.local.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.template.Arn;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event in which Lambda hands over a batch of messages. */
final class QueueEvent {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private QueueEvent() {}

  static String of(String queue, List<Message> messages, Function<Message, Instant> sentAt) {
    ObjectNode event = JSON.objectNode();
    var records = event.putArray("Records");
    for (Message message : messages) {
      records.add(record(queue, message, sentAt.apply(message)));
    }
    return event.toString();
  }

  private static ObjectNode record(String queue, Message message, Instant sentAt) {
    ObjectNode record = JSON.objectNode();
    record.put("messageId", message.messageId()).put("receiptHandle", message.receiptHandle());
    record.put("body", message.body()).put("md5OfBody", message.md5OfBody());
    ObjectNode system = record.putObject("attributes");
    message.attributesAsStrings().forEach(system::put);
    // ElasticMQ dates a message by the system's time.
    system.put("SentTimestamp", Long.toString(sentAt.toEpochMilli()));
    ObjectNode attributes = record.putObject("messageAttributes");
    for (Map.Entry<String, MessageAttributeValue> entry : message.messageAttributes().entrySet()) {
      attributes.set(entry.getKey(), attribute(entry.getValue()));
    }
    record.put("eventSource", "aws:sqs").put("awsRegion", Arn.REGION);
    record.put("eventSourceARN", new Arn("sqs", queue).toString());
    return record;
  }

  private static ObjectNode attribute(MessageAttributeValue value) {
    ObjectNode attribute = JSON.objectNode();
    if (value.stringValue() != null) {
      attribute.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      byte[] bytes = value.binaryValue().asByteArray();
      attribute.put("binaryValue", Base64.getEncoder().encodeToString(bytes));
    }
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    return attribute.put("dataType", value.dataType());
  }
}
