package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.AttemptLog;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.tenant.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a recipient is kept: one item of less than a kilobyte, so that moving it stays cheap. */
public final class RecipientItem {
  private static final int CONTEXT_BYTES_MAX = 512;
  private static final Duration KEPT_MOSTLY = Policy.Retention.DEFAULT.finishedRecipients();
  private static final String KEPT_DAYS = "b";
  private static final String CONTEXT = "x";
  private static final String CONTEXT_ELSEWHERE = "y";

  private RecipientItem() {}

  /**
   * The recipient of a row, also of one that a stream tells of. A context too long for the row is
   * kept beside it and comes back empty.
   */
  public static Recipient read(Map<String, AttributeValue> row) {
    Attributes item = new Attributes(row);
    return read(item, item.maybeText(CONTEXT).map(Json::object).orElse(Map.of()));
  }

  static Recipient read(Attributes item, Map<String, Object> context) {
    AgendaPlace place = AgendaIndex.place(item.text("ap"), item.time("l"));
    return new Recipient(
        Keys.recipientOf(item),
        new RecipientId(item.text("i")),
        new Enrolment(
            new ContactId(item.text("c")),
            item.integer("k"),
            item.integer("p"),
            item.maybeText("f"),
            context,
            item.time("e"),
            item.maybe(KEPT_DAYS)
                .map(days -> Duration.ofDays(Long.parseLong(days.n())))
                .orElse(KEPT_MOSTLY)),
        place,
        new AttemptLog(
            item.count("o"),
            item.count("n"),
            item.count("r"),
            item.flag("z"),
            item.list("a").stream()
                .map(attempt -> AttemptItem.read(attempt, place.calendarId()))
                .toList()),
        item.maybeText("d")
            .map(
                word ->
                    new End(Disposition.of(word), item.time("t"), item.maybeText("w").orElse(""))),
        item.number("v"));
  }

  static Map<String, AttributeValue> write(Recipient recipient) {
    AttemptLog log = recipient.log();
    Enrolment enrolment = recipient.enrolment();
    Item item =
        new Item()
            .all(Keys.recipient(recipient.key()))
            .text("ap", AgendaIndex.partition(recipient))
            .text("as", AgendaIndex.position(recipient))
            .number("v", recipient.version())
            .text("i", recipient.id().value())
            .text("c", enrolment.contact().value())
            .number("k", enrolment.chunk())
            .number("p", enrolment.priority())
            .text("f", enrolment.from())
            .time("e", enrolment.at())
            .time("l", recipient.place().lookAt())
            .count("o", log.lastOrdinal())
            .count("n", log.counted())
            .count("r", log.failedInARow())
            .flag("z", log.escalated());
    if (!enrolment.keptFor().equals(KEPT_MOSTLY)) {
      item.number(KEPT_DAYS, enrolment.keptFor().toDays());
    }
    if (!log.recent().isEmpty()) {
      String calendar = recipient.place().calendarId();
      item.list("a", log.recent().stream().map(a -> AttemptItem.write(a, calendar)).toList());
    }
    recipient
        .end()
        .ifPresent(
            end ->
                item.text("d", end.disposition().word())
                    .time("t", end.at())
                    .text("w", Optional.of(end.detail()).filter(text -> !text.isEmpty()))
                    .seconds("expires", recipient.expiresAt()));
    if (!enrolment.context().isEmpty()) {
      String context = Json.write(enrolment.context());
      if (fits(context)) {
        item.text(CONTEXT, context);
      } else {
        item.flag(CONTEXT_ELSEWHERE, true);
      }
    }
    return item.build();
  }

  /** Whether the row says that its context is kept beside it. */
  static boolean hasContextElsewhere(Map<String, AttributeValue> row) {
    return row.containsKey(CONTEXT_ELSEWHERE);
  }

  static Map<String, AttributeValue> writeContext(Recipient recipient) {
    return new Item()
        .all(Keys.context(recipient))
        .text(CONTEXT, Json.write(recipient.enrolment().context()))
        .build();
  }

  static Map<String, Object> readContext(Attributes item) {
    return Json.object(item.text(CONTEXT));
  }

  private static boolean fits(String context) {
    return context.getBytes(StandardCharsets.UTF_8).length <= CONTEXT_BYTES_MAX;
  }
}
