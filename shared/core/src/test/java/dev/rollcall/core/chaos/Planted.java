package dev.rollcall.core.chaos;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.AttemptLog;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bugs that an engine like this could have, to see that the oracle finds them. */
enum Planted {
  /** The engine as it is. */
  NONE,
  /** A line is written whatever stands there meanwhile. */
  LINE_WITHOUT_CONDITION,
  /** A row is written whatever stands there meanwhile. */
  ROW_WITHOUT_CONDITION,
  /** The carrier is called first, and the START written down afterwards. */
  CALLS_BEFORE_START,
  /** Every worker marks lines and rows by the same name. */
  FORGETS_THE_NONCE,
  /** The day is counted in the zone of today, whatever zone an attempt was made in. */
  COUNTS_IN_TODAYS_ZONE,
  /** A chunk is taken off its queue before it is imported. */
  ACKNOWLEDGES_BEFORE_IMPORT,
  /** The stream's checkpoint moves before its changes are published. */
  ACKNOWLEDGES_BEFORE_PUBLISHING,
  /** Notices are said to be sent before they are. */
  ACKNOWLEDGES_BEFORE_SENDING,
  /** A slot is held until it is given back, however long that takes. */
  SLOT_WITHOUT_LEASE,
  /** There is always a slot. */
  SLOT_WITHOUT_LIMIT,
  /** The line is not marked. */
  SKIPS_THE_LINE,
  /** The line forgets when attempts began. */
  FORGETS_STARTS,
  /** Whoever clears a line clears it of any attempt. */
  CLEARS_ANY_MARK,
  /** Each publication of an event makes an id of its own. */
  RANDOM_EVENT_IDS,
  /** Changes are counted as often as they come. */
  FOLDS_TWICE,
  /** The tick puts a campaign off, whoever woke it meanwhile. */
  DEFERS_WITHOUT_SEQUENCE,
  /** The tick puts a campaign to sleep for good, whoever woke it meanwhile. */
  RETIRES_WITHOUT_SEQUENCE,
  /** An import is done once so many messages came as it has chunks. */
  COUNTS_MESSAGES,
  /** The request waits in a queue of its own after the last look at the clock. */
  CALLS_LATE,
  /** A worker knows its campaigns by heart. */
  NEVER_READS_CAMPAIGNS_AGAIN,
  /** STOP is answered before it is written down. */
  ANSWERS_STOP_UNWRITTEN,
  /** A request without an answer is sent again. */
  SENDS_AMBIGUOUS_AGAIN,
  /** What the carrier has not heard of was never begun. */
  LOSES_THE_ATTEMPT;

  private static final Instant FOR_EVER = Instant.parse("2999-01-01T00:00:00Z");
  private static final Duration LATE = Duration.ofSeconds(15);

  /** What the call comes to in an engine with this bug. */
  @Nullable Object proceed(Call call, Cloud cloud) {
    World world = cloud.world;
    List<Object> with = call.arguments();
    return switch (call.name()) {
      case "lines.save" -> line(call, (Line) with.getFirst(), cloud);
      case "lines.release", "lines.hangUp", "lines.giveBack" ->
          this == CLEARS_ANY_MARK ? clear(world, with) : call.proceed();
      case "recipients.save" ->
          this == ROW_WITHOUT_CONDITION
              ? overwrite(world, (Recipient) with.getFirst())
              : call.proceed();
      case "recipients.glance", "recipients.find" ->
          this == COUNTS_IN_TODAYS_ZONE ? inOneZone(call.proceed()) : call.proceed();
      case "slots.take" -> slot(call, world);
      case "counts.fold" ->
          this == FOLDS_TWICE
              ? world
                  .counts()
                  .fold(
                      (CampaignKey) with.get(0), "anew-" + cloud.fresh(), changes(with), now(cloud))
              : call.proceed();
      case "wakes.defer" -> {
        if (this == DEFERS_WITHOUT_SEQUENCE) {
          current(world, (Wake) with.get(0))
              .ifPresent(wake -> world.wakes().defer(wake, (Instant) with.get(1)));
          yield null;
        }
        yield call.proceed();
      }
      case "wakes.retire" -> {
        if (this == RETIRES_WITHOUT_SEQUENCE) {
          current(world, (Wake) with.get(0)).ifPresent(world.wakes()::retire);
          yield null;
        }
        yield call.proceed();
      }
      case "imports.record" ->
          this == COUNTS_MESSAGES
              ? count(world, (CampaignKey) with.get(0), (ChunkCounts) with.get(2), now(cloud))
              : call.proceed();
      case "campaigns.find" -> campaign(call, cloud);
      case "carrier.place" -> place(call, cloud);
      case "carrier.lookup" -> this == LOSES_THE_ATTEMPT ? Optional.empty() : call.proceed();
      default -> call.proceed();
    };
  }

  private @Nullable Object line(Call call, Line line, Cloud cloud) {
    boolean starts = line.live().filter(mark -> cloud.remember("mark " + mark.nonce())).isPresent();
    return switch (this) {
      case LINE_WITHOUT_CONDITION -> {
        Line there = cloud.world.line(line.address());
        yield cloud.world.lines().save(versioned(line, line.starts(), there.version() + 1));
      }
      case SKIPS_THE_LINE -> starts ? new Write.Done<>() : call.proceed();
      case FORGETS_STARTS -> cloud.world.lines().save(versioned(line, Map.of(), line.version()));
      case ANSWERS_STOP_UNWRITTEN ->
          !starts && !line.suppressions().isEmpty() && cloud.fresh() % 2 == 0
              ? new Write.Done<>()
              : call.proceed();
      case CALLS_BEFORE_START -> {
        if (starts) {
          callAtOnce(line, line.live().orElseThrow(), cloud);
        }
        yield call.proceed();
      }
      default -> call.proceed();
    };
  }

  private static Line versioned(Line line, Map<String, Instant> starts, long version) {
    return new Line(
        line.tenant(),
        line.address(),
        line.suppressions(),
        line.live(),
        starts,
        line.talkedAt(),
        version);
  }

  private static void callAtOnce(Line line, LineMark mark, Cloud cloud) {
    AttemptId attempt = AttemptId.parse(mark.attemptId()).orElseThrow();
    RecipientKey key = cloud.world.recipients().locate(attempt.recipient()).orElseThrow();
    var unheard =
        cloud
            .world
            .carrier()
            .place(
                new Order(
                    attempt,
                    key.campaignKey(),
                    Channel.CALL,
                    Optional.empty(),
                    line.address(),
                    "",
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    mark.markedAt(),
                    Duration.ofMinutes(10)));
    Objects.requireNonNull(unheard);
  }

  private static @Nullable Object clear(World world, List<Object> with) {
    TenantId tenant = (TenantId) with.get(0);
    Address address = (Address) with.get(1);
    world
        .line(address)
        .live()
        .ifPresent(mark -> world.lines().release(tenant, address, mark.attemptId(), true));
    return null;
  }

  private static Object overwrite(World world, Recipient row) {
    long there = world.recipients().find(row.key()).map(Recipient::version).orElse(0L);
    return world
        .recipients()
        .save(
            new Recipient(
                row.key(),
                row.id(),
                row.enrolment(),
                row.place(),
                row.log(),
                row.end(),
                there + 1));
  }

  private static @Nullable Object inOneZone(@Nullable Object answer) {
    return answer instanceof Optional<?> found
        ? found.map(row -> inOneZone((Recipient) row))
        : answer;
  }

  private static Recipient inOneZone(Recipient row) {
    AttemptLog log = row.log();
    List<Attempt> moved =
        log.recent().stream()
            .map(
                a ->
                    new Attempt(
                        a.ordinal(),
                        a.startedAt(),
                        row.place().calendarId(),
                        a.nonce(),
                        a.leaseUntil(),
                        a.outcome(),
                        a.askedAt()))
            .toList();
    return new Recipient(
        row.key(),
        row.id(),
        row.enrolment(),
        row.place(),
        new AttemptLog(
            log.lastOrdinal(), log.counted(), log.failedInARow(), log.escalated(), moved),
        row.end(),
        row.version());
  }

  private @Nullable Object slot(Call call, World world) {
    List<Object> with = call.arguments();
    return switch (this) {
      case SLOT_WITHOUT_LIMIT -> true;
      case SLOT_WITHOUT_LEASE ->
          world
              .slots()
              .take(
                  (CampaignKey) with.get(0),
                  (Integer) with.get(1),
                  (String) with.get(2),
                  (String) with.get(3),
                  FOR_EVER,
                  (Instant) with.get(5));
      default -> call.proceed();
    };
  }

  @SuppressWarnings("unchecked")
  private static List<Counts.Change> changes(List<Object> with) {
    return (List<Counts.Change>) with.get(2);
  }

  private static Instant now(Cloud cloud) {
    return cloud.loop.now();
  }

  private static Optional<Wake> current(World world, Wake seen) {
    return world.wake(seen.key());
  }

  private static Import count(World world, CampaignKey key, ChunkCounts counts, Instant now) {
    Map<Integer, ChunkCounts> done =
        new HashMap<>(world.imports().find(key).orElseThrow().chunks());
    int next = 1;
    while (done.containsKey(next)) {
      next++;
    }
    return world.imports().record(key, next, counts, now);
  }

  private @Nullable Object campaign(Call call, Cloud cloud) {
    Object answer = call.proceed();
    if (this != NEVER_READS_CAMPAIGNS_AGAIN
        || !cloud.loop.current().name().startsWith("dispatch")) {
      return answer;
    }
    boolean runs =
        ((Optional<?>) Objects.requireNonNull(answer))
            .filter(c -> ((Campaign) c).status() == CampaignStatus.RUNNING)
            .isPresent();
    return cloud.byHeart(call.arguments().getFirst(), answer, runs);
  }

  private @Nullable Object place(Call call, Cloud cloud) {
    return switch (this) {
      case CALLS_BEFORE_START -> new CarrierAnswer.InProgress("called already");
      case CALLS_LATE -> {
        if (cloud.fresh() % 4 == 0) {
          cloud.loop.pause(LATE);
        }
        yield call.proceed();
      }
      case SENDS_AMBIGUOUS_AGAIN -> {
        Object answer = call.proceed();
        yield answer instanceof CarrierAnswer.Ambiguous ? call.proceed() : answer;
      }
      default -> call.proceed();
    };
  }

  /** What subscribers hear of an event. */
  Event told(Event event, Cloud cloud) {
    return this == RANDOM_EVENT_IDS
        ? new Event(
            event.id() + cloud.fresh(), event.type(), event.campaign(), event.at(), event.data())
        : event;
  }

  /** Whether something that was to be sent never is. */
  boolean drops(Cloud cloud) {
    return this == ACKNOWLEDGES_BEFORE_SENDING && cloud.fresh() % 8 == 0;
  }
}
