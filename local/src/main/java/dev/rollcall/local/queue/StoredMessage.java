package dev.rollcall.local.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.actor.queue.InternalMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.mutable.ArrayBuffer;
import scala.jdk.javaapi.CollectionConverters;

/** A message as it is kept on disk: all that its next receiver must see again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredMessage(
    String id,
    String body,
    long visibleFromMillis,
    long sentMillis,
    @Nullable Long firstReceivedMillis,
    int receives,
    Map<String, Attribute> attributes) {
  /** A message attribute: its data type, and its value as text or base64. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Attribute(String kind, @Nullable String custom, String value) {}

  /** Sent when it was by engine time; the message itself says what the system's time was. */
  static StoredMessage of(InternalMessage message, Instant sentAt) {
    Map<String, Attribute> attributes = new TreeMap<>();
    CollectionConverters.asJava(message.messageAttributes())
        .forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
    return new StoredMessage(
        message.id(),
        message.content().value(),
        message.nextDelivery(),
        sentAt.toEpochMilli(),
        message.firstReceive() instanceof OnDateTimeReceived received
            ? received.when().toInstant().toEpochMilli()
            : null,
        message.receiveCount(),
        attributes);
  }

  private static Attribute attribute(MessageAttribute attribute) {
    String custom = attribute.customType().isDefined() ? attribute.customType().get() : null;
    return switch (attribute) {
      case BinaryMessageAttribute binary -> new Attribute("Binary", custom, binary.asBase64());
      case NumberMessageAttribute number -> new Attribute("Number", custom, number.stringValue());
      case StringMessageAttribute string -> new Attribute("String", custom, string.stringValue());
      default -> throw new IllegalStateException("attribute of type " + attribute.getDataType());
    };
  }

  InternalMessage toInternal() {
    Map<String, MessageAttribute> restored = new TreeMap<>();
    attributes.forEach((name, attribute) -> restored.put(name, attribute(attribute)));
    Received first =
        firstReceivedMillis == null
            ? NeverReceived$.MODULE$
            : new OnDateTimeReceived(time(firstReceivedMillis));
    return new InternalMessage(
        id,
        new ArrayBuffer<>(),
        visibleFromMillis,
        new MessageContent(body),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(restored)),
        time(sentMillis),
        0,
        first,
        receives,
        false,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static MessageAttribute attribute(Attribute attribute) {
    Option<String> custom = Option.apply(attribute.custom());
    return switch (attribute.kind()) {
      case "Binary" -> BinaryMessageAttribute.fromBase64(attribute.value(), custom);
      case "Number" -> new NumberMessageAttribute(attribute.value(), custom);
      default -> new StringMessageAttribute(attribute.value(), custom);
    };
  }

  private static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }
}
