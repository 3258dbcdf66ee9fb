package dev.rollcall.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.testing.ItemSize;
import dev.rollcall.aws.testing.Meter.Usage;
import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.tick.Capacity;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.view.CampaignView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the paths of one contact and of one tick cost in DynamoDB, by its own figures. */
class BudgetsIT {
  private static final Instant NOW = Examples.NOW;
  private static final List<String> TABLE = new ArrayList<>();

  @RegisterExtension final RollcallTables tables = new RollcallTables();

  private final Tenant tenant =
      Examples.tenant(Examples.policy(new RollingCap(7, Duration.ofDays(7))));
  private MeteredEngine engine;

  @BeforeEach
  void start() {
    engine = new MeteredEngine(tables);
  }

  @AfterAll
  static void print() {
    System.out.println("| what | at most | measured |\n|---|---|---|");
    TABLE.stream().sorted().forEach(System.out::println);
  }

  @Test
  void takesInANewContact() {
    Recipient recipient = People.recipient(1, Map.of("first_name", "Zoë", "balance", "102.50"));

    writes("intake of a new contact", 6, intake(recipient));
  }

  @Test
  void takesInAContactWithALargeContext() {
    Recipient recipient = People.recipient(1, Map.of("notes", "x".repeat(900)));

    writes("intake, with a context over 0.5 KB", 6 + 1, intake(recipient));
  }

  @Test
  void startsAndHearsOfALaterRetry() {
    Campaign campaign = running(0, Duration.ofHours(2));
    Recipient first = enrolled(1);

    Usage start = engine.look(campaign.key(), List.of(first.key().address()));
    Usage outcome = outcome(first, Disposition.NO_ANSWER, Duration.ofSeconds(30));

    assertThat(live(first)).as("an attempt was started").isNotZero();
    writes("START, 1 of it the bucket of the whole message", 1 + 4, start);
    writes("outcome: later retry", 1, outcome);
    reads(
        "reads per attempt, START and outcome together",
        3,
        new Usage(0, start.reads() + outcome.reads(), start.requests() + outcome.requests()));
  }

  @Test
  void startsTwentyOfOneMessage() {
    Campaign campaign = running(0, Duration.ofHours(2));
    List<Address> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(enrolled(i).key().address());
    }

    writes("START of 20, 1 of it the bucket", 1 + 20 * 4, engine.look(campaign.key(), all));
  }

  @Test
  void startsUnderAConcurrencyCapAndClearsUp() {
    Campaign campaign = running(5, Duration.ofMinutes(1));
    Address address = enrolled(1).key().address();
    engine.slots.take(campaign.key(), 5, "another", "n", NOW.plusSeconds(60), NOW);

    Usage start = engine.look(campaign.key(), List.of(address));
    Usage sooner = outcome(People.recipient(1), Disposition.BUSY, Duration.ofSeconds(30));
    String attempt = People.recipient(1).id() + "-1";
    Usage line = engine.meter.of(() -> engine.lines.release(tenant.id(), address, attempt, true));
    Usage slot = engine.meter.of(() -> engine.slots.release(campaign.key(), attempt));

    writes("START with a cap, 1 of it the bucket", 1 + 5, start);
    writes("outcome: sooner retry", 3, sooner);
    writes("clearing the line", 1, line);
    writes("clearing the slot", 1, slot);
  }

  @Test
  void hearsOfAnEnd() {
    Campaign campaign = running(0, Duration.ofHours(2));
    Recipient recipient = enrolled(1);
    engine.look(campaign.key(), List.of(recipient.key().address()));

    Usage end = outcome(recipient, Disposition.COMPLETED, Duration.ofMinutes(3));

    assertThat(engine.recipients.find(recipient.key())).map(Recipient::isFinished).contains(true);
    writes("outcome: end", 3, end);
  }

  /** The pause is noted before the outcome, and the line cleared after it. */
  @Test
  void hearsOfAConversationAfterWhichAPackAsksForAPause() {
    Tenant careful = tenant.with(tenant.policy().withPacks(Set.of("us-debt-collection")));
    Campaign campaign =
        engine.running(
            careful,
            new CampaignExample()
                .id(People.CAMPAIGN.id().value())
                .rule(new RuleExample().gap(Duration.ofHours(2)))
                .build(),
            Examples.NEW_YORK);
    engine.look(campaign.key(), List.of(enrolled(1).key().address(), enrolled(2).key().address()));

    Usage tried = outcome(People.recipient(1), Disposition.NO_ANSWER, Duration.ofSeconds(30));
    Usage talked = outcome(People.recipient(2), Disposition.COMPLETED, Duration.ofMinutes(3));

    writes("outcome: later retry, where a pack asks for pauses", 1, tried);
    writes("outcome: end of a conversation, where a pack asks for pauses", 3 + 1, talked);
  }

  /** As many as any pack asks for, and no more: the line stays one unit. */
  @Test
  void marksALineThatRemembersManyStarts() {
    Recipient recipient = People.recipient(1);
    List<RollingCap> remembered =
        new CampaignView(new CampaignExample().build(), Map.of(), Examples.tenant(Policy.DEFAULT))
            .limits()
            .rememberedCaps();
    Line line = Line.untouched(tenant.id(), recipient.key().address());
    Usage mark = new Usage(0, 0, 0);
    for (int attempt = 1; attempt <= 30; attempt++) {
      Instant at = NOW.plusSeconds(attempt);
      String id = recipient.id() + "-" + attempt;
      Line next = line.marked(new LineMark(id, "0123456789abcdef", at, at), remembered);
      mark = engine.meter.of(() -> engine.lines.save(next));
      line = next;
    }
    Instant end = NOW.plusSeconds(60);
    Usage over =
        engine.meter.of(
            () ->
                engine.lines.hangUp(
                    tenant.id(), recipient.key().address(), recipient.id() + "-30", end));
    Line talked = engine.lines.find(tenant.id(), recipient.key().address());

    size("line that remembers " + talked.starts().size() + " starts", LineItem.write(talked));
    writes("marking a line that remembers all it can", 1, mark);
    writes("clearing a line and noting the conversation", 1, over);
  }

  @Test
  void takesFromAWarmBucketWithOneWriteAndNoRead() {
    engine.buckets.take(tenant.id(), Channel.CALL, 20, 100, NOW);

    Usage warm =
        engine.meter.of(() -> engine.buckets.take(tenant.id(), Channel.CALL, 20, 100, NOW));

    writes("taking from the bucket", 1, warm);
    assertThat(warm.requests()).isEqualTo(1);
  }

  @Test
  void foldsABatch() {
    Counts.Change change = new Counts.Change("1".repeat(40), new Tally(Map.of("started", 1L)));
    engine.counts.fold(
        People.CAMPAIGN, "shardId-00000001763500000000-0a1b2c3d", List.of(change), NOW);

    writes(
        "folding one batch of changes",
        1,
        engine.meter.of(
            () ->
                engine.counts.fold(
                    People.CAMPAIGN,
                    "shardId-00000001763500000000-0a1b2c3d",
                    List.of(new Counts.Change("2".repeat(40), change.delta())),
                    NOW)));
  }

  @Test
  void readsNothingOfAClosedCalendarAndHalfAUnitOfOneThatIsOpen() {
    Calendar tokyo = Calendar.of("Asia/Tokyo");
    Campaign campaign = running(0, Duration.ofHours(2), Examples.NEW_YORK, tokyo);
    var view = engine.views.find(campaign.key()).orElseThrow();
    People.wait(tables, 0, 25, NOW.plus(Duration.ofHours(1)), Examples.NEW_YORK);
    People.wait(tables, 25, 25, NOW.minusSeconds(60), tokyo);

    reads(
        "tick: one open calendar that has none due, one closed",
        0.5,
        engine.meter.of(() -> engine.planner.plan(view, Capacity.of(1000), NOW)));
  }

  @Test
  void readsWhatIsDispatchedAndNotWhatWaits() {
    running(0, Duration.ofHours(2));
    AgendaKey partition = new AgendaKey(People.CAMPAIGN, Examples.NEW_YORK.id(), 0);
    People.wait(tables, 0, 1_000, NOW.minusSeconds(60), Examples.NEW_YORK);

    Usage head = engine.meter.of(() -> engine.agenda.head(partition));
    Usage few = engine.meter.of(() -> engine.agenda.due(partition, NOW, 100));
    Usage thousand = engine.meter.of(() -> engine.agenda.due(partition, NOW, 1_000));
    People.wait(tables, 1_000, 19_000, NOW, Examples.NEW_YORK);
    Usage headOfMany = engine.meter.of(() -> engine.agenda.head(partition));
    Usage fewOfMany = engine.meter.of(() -> engine.agenda.due(partition, NOW, 100));
    Usage thousandOfMany = engine.meter.of(() -> engine.agenda.due(partition, NOW, 1_000));

    reads("tick: the head of an open calendar", 0.5, head);
    reads("tick: 1,000 due", 25, thousand);
    assertThat(List.of(headOfMany, fewOfMany, thousandOfMany))
        .as("the same with 20,000 waiting as with 1,000")
        .containsExactly(head, few, thousand);
  }

  @Test
  void keepsARecipientsRowBelowAKilobyte() {
    Recipient plain = attempted(People.recipient(1, Map.of()));
    Recipient usual = attempted(People.recipient(1, Map.of("name", "Zoë", "n", "x".repeat(200))));
    Recipient largest = attempted(People.recipient(1, Map.of("n", "x".repeat(504))));
    Recipient wordless =
        Examples.attempted(
                People.recipient(1, Map.of("n", "x".repeat(504))), NOW, Disposition.NOT_PLACED)
            .ended(new End(Disposition.FAILED, NOW.plusMillis(1), "y".repeat(200)));

    size("row with two attempts", plain);
    size("row with two attempts and 0.2 KB of context", usual);
    size("row with two attempts and the largest context that fits in it", largest);
    size("row with that context and the longest reason why it failed", wordless);
  }

  private static Recipient attempted(Recipient recipient) {
    Recipient once = Examples.attempted(recipient, NOW, Disposition.NO_ANSWER);
    return Examples.attempted(once, NOW.plus(Duration.ofHours(2)), Disposition.VOICEMAIL);
  }

  private Usage intake(Recipient recipient) {
    return engine.meter.of(() -> engine.merge(People.person(recipient.key().address()), recipient));
  }

  private Usage outcome(Recipient recipient, Disposition disposition, Duration after) {
    engine.clock.advance(after);
    AttemptId attempt = new AttemptId(recipient.id(), 1);
    return engine.outcome(attempt, Outcome.of(disposition, engine.clock.instant()));
  }

  private int live(Recipient recipient) {
    return engine.recipients.find(recipient.key()).orElseThrow().log().lastOrdinal();
  }

  private Campaign running(int concurrency, Duration gap, Calendar... calendars) {
    Campaign campaign =
        new CampaignExample()
            .id(People.CAMPAIGN.id().value())
            .concurrency(concurrency)
            .rule(new RuleExample().gap(gap))
            .build();
    return engine.running(
        tenant, campaign, calendars.length == 0 ? new Calendar[] {Examples.NEW_YORK} : calendars);
  }

  private Recipient enrolled(int number) {
    Recipient recipient = People.recipient(number);
    intake(recipient);
    return recipient;
  }

  private static void writes(String what, double limit, Usage usage) {
    report(what, limit + " WRU", usage.writes() + " WRU in " + usage.requests() + " requests");
    assertThat(usage.writes()).as(what).isPositive().isLessThanOrEqualTo(limit);
  }

  private static void reads(String what, double limit, Usage usage) {
    report(what, limit + " RRU", usage.reads() + " RRU in " + usage.requests() + " requests");
    assertThat(usage.reads()).as(what).isPositive().isLessThanOrEqualTo(limit);
  }

  private static void size(String what, Recipient recipient) {
    size(what, RecipientItem.write(recipient));
  }

  private static void size(String what, Map<String, AttributeValue> item) {
    int bytes = ItemSize.of(item);
    report(what, "1024 B", bytes + " B");
    assertThat(bytes).as(what).isLessThanOrEqualTo(1024);
  }

  private static void report(String what, String limit, String measured) {
    TABLE.add("| %s | %s | %s |".formatted(what, limit, measured));
  }
}
