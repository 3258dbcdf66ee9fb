package dev.rollcall.aws.dynamo;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.RecipientKey;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a page of the agenda ended: position and address; all else follows from the partition. */
final class AgendaCursor {
  private AgendaCursor() {}

  static String write(Attributes last) {
    return last.text("as") + " " + Keys.addressOf(last).value();
  }

  static Map<String, AttributeValue> read(String cursor, AgendaKey partition) {
    int space = cursor.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("not a position on the agenda");
    }
    RecipientKey key =
        new RecipientKey(
            partition.campaign().tenant(),
            partition.campaign().id(),
            new Address(cursor.substring(space + 1)));
    return new Item()
        .all(Keys.recipient(key))
        .text("ap", AgendaIndex.partition(partition))
        .text("as", cursor.substring(0, space))
        .build();
  }
}
