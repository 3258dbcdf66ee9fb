package dev.rollcall.aws.dynamo;

import static dev.rollcall.core.testing.Examples.NEW_YORK;
import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Recipients under ids as long as real ones, as many as a test wants; by e-mail, as there are not
 * so many numbers that may be made up.
 */
final class People {
  static final CampaignKey CAMPAIGN =
      new CampaignKey(TENANT, new CampaignId("7d9f2c4e-51b0-4a6e-9c38-d2e1f0a4b6c8"));

  private static final int BATCH = 25;

  private People() {}

  static Recipient recipient(int number) {
    return recipient(number, NOW, NEW_YORK, Map.of());
  }

  static Recipient recipient(int number, Map<String, Object> context) {
    return recipient(number, NOW, NEW_YORK, context);
  }

  static Contact contact(Recipient recipient) {
    return Contact.of(
        recipient.enrolment().contact(), person(recipient.key().address()), NOW, "seed/1/0");
  }

  static Person person(Address address) {
    return new Person(
        Optional.of(address),
        Optional.of(new Address("p" + address.value().substring(1) + "@example.com")),
        Optional.of("America/New_York"),
        Optional.empty(),
        Map.of("first_name", "Zoë", "last_name", "Example", "company", "Example Inc."));
  }

  /** Puts rows that wait for an instant, numbered from one on. */
  static void wait(RollcallTables tables, int from, int count, Instant lookAt, Calendar calendar) {
    for (int i = from; i < from + count; i += BATCH) {
      List<WriteRequest> puts = new ArrayList<>();
      for (int n = i; n < Math.min(i + BATCH, from + count); n++) {
        Map<String, AttributeValue> row =
            RecipientItem.write(recipient(n, lookAt, calendar, Map.of()));
        puts.add(WriteRequest.builder().putRequest(put -> put.item(row)).build());
      }
      tables.client().batchWriteItem(r -> r.requestItems(Map.of(tables.addresses(), puts)));
    }
  }

  private static Recipient recipient(
      int number, Instant lookAt, Calendar calendar, Map<String, Object> context) {
    return Recipient.enrolled(
        new RecipientKey(TENANT, CAMPAIGN.id(), new Address("u%07d@example.com".formatted(number))),
        RecipientId.of(TENANT, "0123456789abcdef0123%06d".formatted(number)),
        new Enrolment(
            new ContactId("0123456789abcdef01%06d".formatted(number)),
            1,
            Enrolment.PRIORITY_DEFAULT,
            Optional.empty(),
            context,
            NOW.plusMillis(123)),
        new AgendaPlace(calendar.id(), 0, lookAt));
  }
}
