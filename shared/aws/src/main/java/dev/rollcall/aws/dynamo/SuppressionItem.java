package dev.rollcall.aws.dynamo;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.line.Suppression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a suppression is kept in its line, and in the record of its end. */
final class SuppressionItem {
  private SuppressionItem() {}

  static AttributeValue write(Suppression entry) {
    return new Item()
        .text("k", entry.kind().word())
        .text("c", entry.channel().map(Channel::word))
        .time("t", entry.at())
        .text("s", entry.source())
        .text("b", entry.by())
        .text("r", entry.reason())
        .asMap();
  }

  static Suppression read(Attributes entry) {
    return new Suppression(
        Suppression.Kind.of(entry.text("k")),
        entry.maybeText("c").map(Channel::of),
        entry.time("t"),
        entry.text("s"),
        entry.maybeText("b"),
        entry.maybeText("r"));
  }
}
