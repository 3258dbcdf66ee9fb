package dev.rollcall.core.chaos;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.publish.CampaignChange;
import dev.rollcall.core.publish.RecipientChange;
import dev.rollcall.core.testing.PortCalls.Call;
import dev.rollcall.core.testing.Worker;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.webhook.Delivery;
import dev.rollcall.core.webhook.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Queues, streams, a schedule and functions around the use cases, none of which can be trusted. */
final class Cloud implements AutoCloseable {
  private static final SimQueue.Settings HINTS =
      new SimQueue.Settings("hints", Duration.ofMinutes(9), 3, Duration.ofMinutes(2));
  private static final SimQueue.Settings INTAKE =
      new SimQueue.Settings("intake", Duration.ofMinutes(6), 5, Duration.ofDays(1));
  private static final SimQueue.Settings WEBHOOKS =
      new SimQueue.Settings("webhooks", Duration.ofMinutes(6), 6, Duration.ofDays(14));
  private static final Duration TICK = Duration.ofMinutes(1);

  /** A process: what it remembers outlives one invocation. */
  private record Instance(Worker worker, Map<CampaignKey, Instant> campaignReadAt) {}

  final World world = new World();
  final Loop loop;
  final Trace trace;
  final Ledger ledger;
  final Accidents accidents;

  private final Random random;
  private final Planted planted;
  private final SimQueue<Hint> hints;
  private final SimQueue<Chunk> chunks;
  private final SimQueue<Notice> notices;
  private final SimStream<RecipientChange> recipientStream;
  private final SimStream<CampaignChange> campaignStream;
  private final Map<String, Deque<Instance>> idle = new HashMap<>();
  private final Map<Loop.Strand, Instance> running = new HashMap<>();
  private final Map<Object, Object> heart = new HashMap<>();
  private Instant lastTick = Scenario.BEGIN;
  private int given;
  private int invocations;
  private int recipientChanges;
  private int campaignChanges;

  Cloud(long seed, int shards, Planted planted, Trace trace) {
    this.loop = new Loop(world, seed);
    this.random = new Random(seed * 31 + 7);
    this.trace = trace;
    this.planted = planted;
    this.ledger = new Ledger(loop);
    this.accidents = new Accidents(new Random(seed * 37 + 11), loop, trace, ledger);
    this.hints = queue(HINTS, this::dispatch);
    this.chunks = queue(INTAKE, this::takeIn);
    this.notices = queue(WEBHOOKS, this::post);
    this.recipientStream = stream(shards, "publish", this::publish);
    this.campaignStream = stream(1, "publish-campaigns", this::publishCampaigns);
    if (planted == Planted.FORGETS_THE_NONCE) {
      world.nonces(() -> "nonce");
    }
    world.calls().meddle(this::on);
  }

  private <M> SimQueue<M> queue(SimQueue.Settings settings, SimQueue.Function<M> function) {
    return new SimQueue<>(settings, loop, random, accidents::isCalm, function);
  }

  /** What a function does with a batch of one shard. */
  private interface Publish<C> {
    void run(Worker worker, String shard, List<C> batch);
  }

  private <C> SimStream<C> stream(int shards, String name, Publish<C> publish) {
    return new SimStream<>(
        shards,
        loop,
        random,
        accidents::isCalm,
        (shard, batch, done) -> {
          if (planted == Planted.ACKNOWLEDGES_BEFORE_PUBLISHING) {
            done.succeeded(true);
          }
          invoke(
              name,
              worker -> publish.run(worker, shard, batch),
              () -> done.succeeded(true),
              () -> done.succeeded(false));
        });
  }

  private void publish(Worker worker, String shard, List<RecipientChange> batch) {
    worker.publishRecipients().run(shard, batch);
  }

  private void publishCampaigns(Worker worker, String shard, List<CampaignChange> batch) {
    worker.publishCampaigns().run(batch);
  }

  private void dispatch(SimQueue<Hint>.Receipt receipt) {
    invoke(
        "dispatch",
        worker -> worker.followHint().run(receipt.message()),
        receipt::delete,
        () -> {});
  }

  private void takeIn(SimQueue<Chunk>.Receipt receipt) {
    Instant handed = loop.now();
    if (planted == Planted.ACKNOWLEDGES_BEFORE_IMPORT) {
      takenIn(receipt, handed);
    }
    invoke(
        "intake",
        worker -> worker.importChunk().run(receipt.message()),
        () -> takenIn(receipt, handed),
        () -> {});
  }

  /** What is taken off the queue must be in, or nobody may have wanted it just then. */
  private void takenIn(SimQueue<Chunk>.Receipt receipt, Instant handed) {
    receipt.delete();
    Chunk chunk = receipt.message();
    boolean isIn =
        world.imports().find(chunk.campaign()).orElseThrow().chunks().containsKey(chunk.number());
    boolean isWanted =
        !status(chunk.campaign()).isOver()
            && !world.campaign(chunk.campaign()).updatedAt().isAfter(handed);
    if (!isIn && isWanted) {
      ledger.unimported.add(chunk.campaign().id() + " chunk " + chunk.number());
    }
  }

  private void post(SimQueue<Notice>.Receipt receipt) {
    int received = receipt.received();
    invoke(
        "notify",
        worker -> {
          switch (worker.deliverNotice().run(receipt.message(), received).fate()) {
            case Delivery.Fate.TryAgain again -> receipt.hide(again.delay());
            case Delivery.Fate.Delivered _, Delivery.Fate.Parked _, Delivery.Fate.Dropped _ ->
                receipt.delete();
          }
        },
        () -> {},
        () -> {});
  }

  /** Runs a function once, in a process that ran before or in a new one. */
  void invoke(String function, Consumer<Worker> work, Runnable succeeded, Runnable failed) {
    String name = function + "-" + ++invocations;
    loop.begin(
        name,
        () -> {
          Deque<Instance> pool = idle.computeIfAbsent(function, _ -> new ArrayDeque<>());
          Instance instance =
              pool.isEmpty() || random.nextInt(4) == 0
                  ? new Instance(world.worker(), new HashMap<>())
                  : pool.pop();
          Loop.Strand me = loop.current();
          running.put(me, instance);
          try {
            work.accept(instance.worker());
            loop.checkAlive();
            pool.push(instance);
            succeeded.run();
          } catch (RuntimeException failure) {
            loop.checkAlive();
            accidents.expect(failure);
            trace.line(loop.now(), name, "failed: " + failure.getMessage());
            pool.push(instance);
            failed.run();
          } finally {
            running.remove(me);
          }
        });
  }

  /** Begins the minutes; one without anything due costs nothing. */
  void startTicking() {
    lastTick = loop.now();
    loop.after(TICK, this::startTicking);
    Instant now = loop.now();
    boolean due = !world.wakes().due(now, 1).isEmpty() || !world.deliveries().due(now, 1).isEmpty();
    int fate = accidents.isCalm() ? 50 : random.nextInt(100);
    if (!due || fate < 8) {
      return;
    }
    int times = fate < 14 ? 2 : 1;
    for (int i = 0; i < times; i++) {
      loop.after(Duration.ofMillis(fate < 25 ? random.nextInt(40_000) : 0), this::tick);
    }
  }

  /** The first tick from then on. */
  Instant nextTick(Instant then) {
    long since = Math.max(0, Duration.between(lastTick, then).toSeconds());
    return lastTick.plus(TICK.multipliedBy(since / TICK.toSeconds() + 1));
  }

  private void tick() {
    invoke(
        "tick",
        worker -> {
          try {
            worker.tick().run();
          } finally {
            worker.returnDeliveries().run();
          }
        },
        () -> {},
        () -> {});
  }

  /** The recipients' stream goes on in more shards. */
  void split() {
    recipientStream.split();
  }

  private @Nullable Object on(Call call) {
    if (!loop.isEngine()) {
      return call.proceed();
    }
    loop.checkAlive();
    Loop.Strand me = loop.current();
    Instance instance = running.get(me);
    if (instance != null && call.name().equals("campaigns.find")) {
      instance.campaignReadAt().put((CampaignKey) call.arguments().getFirst(), loop.now());
    }
    return accidents.befall(call, () -> proceed(call, me, instance));
  }

  private @Nullable Object proceed(Call call, Loop.Strand me, @Nullable Instance instance) {
    Object answer = planted.proceed(call, this);
    if (trace.isKept()) {
      trace.line(
          loop.now(),
          me.name(),
          call.name() + Trace.words(call.arguments()) + " -> " + Trace.word(answer));
    }
    ledger.saw(call, answer, me.name(), instance == null ? Map.of() : instance.campaignReadAt());
    if (call.name().equals("hints.send")
        || call.name().equals("chunks.send")
        || call.name().equals("notices.send")) {
      boolean halfway = accidents.halfway();
      send(halfway);
      if (halfway) {
        throw new Unavailable(call.name() + " sent a part");
      }
    }
    world.takeEvents().forEach(event -> ledger.onBus(planted.told(event, this)));
    follow();
    return answer;
  }

  private void send(boolean halfway) {
    half(world.takeHints(), halfway)
        .forEach(hint -> hints.send(hint, Duration.between(loop.now(), later(hint.at()))));
    half(world.takeChunks(), halfway).forEach(chunk -> chunks.send(chunk, Duration.ofSeconds(3)));
    half(world.takeNotices(), halfway).stream()
        .filter(_ -> !planted.drops(this))
        .map(this::told)
        .forEach(notice -> notices.send(notice, Duration.ZERO));
  }

  private Instant later(Instant at) {
    return at.isAfter(loop.now()) ? at : loop.now();
  }

  private static <T> List<T> half(List<T> all, boolean halfway) {
    return halfway ? all.subList(0, all.size() / 2) : all;
  }

  /** Hands on what the stores' streams have to tell. */
  private void follow() {
    List<RecipientChange> rows = world.recipientChanges();
    for (; recipientChanges < rows.size(); recipientChanges++) {
      RecipientChange change = rows.get(recipientChanges);
      recipientStream.append(change, change.after().key().address().value().hashCode());
    }
    List<CampaignChange> campaigns = world.campaignChanges();
    for (; campaignChanges < campaigns.size(); campaignChanges++) {
      campaignStream.append(campaigns.get(campaignChanges), 0);
    }
  }

  /** Whether nothing is on its way any more. */
  boolean isQuiet() {
    return running.isEmpty()
        && chunks.waiting() + notices.waiting() + hints.waiting() == 0
        && recipientStream.isDrained()
        && campaignStream.isDrained();
  }

  /** Whether a campaign is over and everybody in it has ended. */
  boolean isOver(CampaignKey key) {
    return world.campaigns().find(key).filter(c -> c.status().isOver()).isPresent()
        && world.wake(key).isEmpty();
  }

  /** Whether a campaign runs since before then. */
  boolean startedBefore(CampaignKey key, Instant then) {
    return world.campaign(key).updatedAt().isBefore(then);
  }

  /** Notices that were tried too often: kept aside, with an alarm. */
  int aside() {
    return notices.aside();
  }

  /** A campaign's status. */
  CampaignStatus status(CampaignKey key) {
    return world.campaigns().find(key).map(Campaign::status).orElse(CampaignStatus.IMPORTING);
  }

  private Notice told(Notice notice) {
    return new Notice(
        notice.tenant(), notice.endpoint(), planted.told(notice.event(), this), notice.round());
  }

  // What bugs need to be bugs.

  /** A number that was never given before. */
  int fresh() {
    return ++given;
  }

  /** Whether this is the first time that something is said. */
  boolean remember(String said) {
    return heart.put(said, said) == null;
  }

  /** What was learned of something once, whatever is true by now. */
  @Nullable Object byHeart(Object thing, @Nullable Object answer, boolean learns) {
    if (learns && answer != null) {
      heart.putIfAbsent(thing, answer);
    }
    return heart.getOrDefault(thing, Objects.requireNonNull(answer));
  }

  @Override
  public void close() {
    loop.close();
  }
}
