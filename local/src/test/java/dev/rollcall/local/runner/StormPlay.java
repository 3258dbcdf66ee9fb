package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.local.demo.Scenario;
import dev.rollcall.local.fault.BadWeather;
import dev.rollcall.local.fault.BadWeatherHttp;
import dev.rollcall.local.runner.CarrierRecorder.Manner;
import dev.rollcall.local.runner.CarrierRecorder.Order;
import dev.rollcall.local.runner.Storm.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One seed's campaigns: a list's, a listing's and a request's, over the same people in six zones,
 * some of whom text STOP while they are called, with a pause, a resumption and an edit of a zone.
 */
final class StormPlay implements AutoCloseable {
  private static final Instant BEGIN = Instant.parse("2026-12-01T13:30:00Z");
  private static final Duration TROUBLED = Duration.ofHours(9);
  private static final Duration STEP = Duration.ofMinutes(15);
  private static final Duration AT_MOST = Duration.ofDays(6);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final String AGENT = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
  private static final double ODDS = 0.04;
  private static final int PEOPLE = 18;
  private static final int ROLLING_MAX = 3;
  private static final int TRIES = 60;

  private final Random random;
  private final long seed;
  private final long beganNanos = System.nanoTime();
  private final BadWeather weather;
  private final BadEndpoint endpoint;
  private final CarrierRecorder carrier;
  private final Engine engine;
  private final Api api;
  private final Storm storm;
  private final ExecutorService outside = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> acts = new ArrayList<>();
  private final AtomicInteger misbehaved = new AtomicInteger();
  private final List<String> people;
  private String webhook = "";
  private volatile boolean calm;

  StormPlay(long seed, Path logs) throws Exception {
    this.seed = seed;
    random = new Random(seed);
    weather = new BadWeather(seed, ODDS);
    endpoint = new BadEndpoint(seed);
    carrier = new CarrierRecorder(this::disposition, this::callLength, this::manner);
    Map<String, ZoneId> zones = Numbers.spread(PEOPLE);
    people = List.copyOf(zones.keySet());
    storm = new Storm(zones, ROLLING_MAX);
    BadWeatherHttp.set(weather);
    engine =
        Engine.start(
            Engines.TEMPLATE,
            new EngineOptions(
                0,
                Optional.empty(),
                Optional.of(BEGIN),
                0,
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of("SYNC_HTTP_SERVICE_IMPL", BadWeatherHttp.class.getName())),
            logs.resolve("engine.log"));
    api = Engines.api(engine);
    settle();
  }

  BadWeather weather() {
    return weather;
  }

  int calls() {
    return carrier.orders().size();
  }

  /** Orders that the carrier did not deal with as it should. */
  int misbehaved() {
    return misbehaved.get();
  }

  /** The engine waits for whoever is still to be called back, and for nobody else. */
  private void settle() {
    engine.cloud().holdWhile(carrier::isBusy);
    String secret = engine.credentials().get(Credentials.CARRIER_SECRET);
    carrier.trust(secret);
    DynamoTenants tenants =
        new DynamoTenants(engine.cloud().dynamoDb(), engine.cloud().tableName("TenantsTable"));
    Tenant tenant = tenants.find(Credentials.TENANT).orElseThrow();
    Policy policy = tenant.policy();
    Tenant next =
        new Tenant(
                tenant.id(),
                tenant.name(),
                new Policy(
                    policy.reachableHours(),
                    policy.defaultCountry(),
                    policy.defaultZone(),
                    policy.countries(),
                    List.of(new RollingCap(ROLLING_MAX, Duration.ofHours(24))),
                    policy.retryGap(),
                    policy.retention()),
                Map.of(
                    Channel.CALL,
                    new ChannelSettings(
                        new CarrierSettings.Http(carrier.url(), secret),
                        10,
                        Scenario.LONGEST_CALL,
                        "+12125550100")),
                tenant.webhookSecret())
            .next(tenant);
    assertThat(tenants.save(next)).isInstanceOf(Write.Done.class);
  }

  /** Plays it all, and answers what is wrong. */
  List<String> faults() throws Exception {
    weather.begin();
    order();
    Instant end = engine.now().plus(TROUBLED);
    outside();
    while (engine.now().isBefore(end)) {
      engine.cloud().advanceTo(engine.now().plus(STEP), PATIENCE);
    }
    weather.end();
    endpoint.mend();
    calm = true;
    for (Future<?> act : acts) {
      act.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    resumeWhatIsDue(true);
    Instant last = BEGIN.plus(AT_MOST);
    while (engine.now().isBefore(last) && !isOver()) {
      engine.cloud().advanceTo(engine.now().plus(Duration.ofHours(1)), PATIENCE);
    }
    return new StormJudge(storm, carrier.orders(), endpoint.heard()).judge(api);
  }

  private boolean isOver() throws Exception {
    for (Terms terms : storm.campaigns()) {
      if (!api.get("/v1/campaigns/" + terms.id())
          .body()
          .path("status")
          .asText()
          .equals("completed")) {
        return false;
      }
    }
    return api.get(webhook + "/deliveries").body().path("data").isEmpty();
  }

  /** The requests. */
  private void order() throws Exception {
    ObjectNode hook = Api.JSON.createObjectNode().put("url", endpoint.url());
    hook.putArray("event_types")
        .add("campaign.completed")
        .add("contact.finished")
        .add("contact.opted_out")
        .add("call.completed");
    webhook = "/v1/webhooks/" + insist("/v1/webhooks", hook).path("id").asText();

    ObjectNode rule =
        Api.JSON
            .createObjectNode()
            .put("attempts_per_day_max", 2)
            .put("attempts_total_max", 2)
            .put("retry_gap_seconds", 1800)
            .put("start_time", "09:00:00")
            .put("end_time", "17:00:00");
    String list = insist("/v1/contact-lists", named("Storm")).path("id").asText();
    ObjectNode entries = Api.JSON.createObjectNode();
    people.forEach(n -> entries.withArray("entries").addObject().put("phone_number", n));
    insist("/v1/contact-lists/" + list + "/entries", entries);
    ObjectNode fromList = named("From a list").put("agent_id", AGENT).put("concurrency", 3);
    fromList.set("rule", rule);
    String first = insist("/v1/contact-lists/" + list + "/campaigns", fromList).path("id").asText();
    storm.campaigns().add(terms(first, 9, 17, 2, 2, people));

    List<String> some = some(8);
    ObjectNode listing = named("Listed").put("agent_uuid", AGENT).put("auto_start", true);
    ArrayNode contacts = listing.putArray("contacts");
    some.forEach(n -> contacts.addObject().put("name", "Sample").put("phone_number", n));
    String placed = some.getFirst();
    ((ObjectNode) contacts.get(0)).put("timezone", storm.people().get(placed).getId());
    listing
        .withObject("rule")
        .put("start_time", "10:00")
        .put("end_time", "19:00")
        .put("max_calls_per_day", 1)
        .put("max_total_calls", 2)
        .put("retry_interval_minutes", 45);
    String second = insist("/api/v1/listings", listing).at("/data/campaign_uuid").asText();
    storm.campaigns().add(terms(second, 10, 19, 1, 2, some));

    List<String> others = some(8);
    ObjectNode direct =
        Api.campaign(others)
            .put("concurrent_calls", 2)
            .put("retry_failed", true)
            .put("retry_attempts", 1);
    String third = insist("/campaigns", direct).path("campaign_id").asText();
    storm.campaigns().add(terms(third, 8, 21, 2, 2, others));
  }

  private static ObjectNode named(String name) {
    return Api.JSON.createObjectNode().put("name", name);
  }

  private static Terms terms(
      String id, int opens, int closes, int perDay, int total, List<String> people) {
    return new Terms(id, LocalTime.of(opens, 0), LocalTime.of(closes, 0), perDay, total, people);
  }

  private List<String> some(int count) {
    List<String> shuffled = new ArrayList<>(people);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, count));
  }

  /** Sends a request under a key until it is answered; engine time passes between two tries. */
  private JsonNode insist(String path, ObjectNode body) throws Exception {
    String key = "storm-" + seed + "-" + random.nextLong();
    for (int i = 0; i < TRIES; i++) {
      Api.Answer answer = api.post(path, body.toString(), key);
      if (answer.status() < 300) {
        return answer.body();
      }
      assertThat(answer.status()).as(answer.toString()).isIn(409, 500, 502, 503);
      engine.cloud().advanceTo(engine.now().plusSeconds(40), PATIENCE);
    }
    throw new AssertionError(path + " was never answered");
  }

  /** What people and callers do, whenever so many calls were made. */
  private void outside() {
    List<String> who = some(8);
    for (int i = 0; i < 5; i++) {
      after(2 + random.nextInt(18), stop(who.get(i)));
    }
    after(3 + random.nextInt(12), () -> pause(storm.campaigns().get(random.nextInt(3)).id()));
    String mover = who.get(6);
    after(3 + random.nextInt(12), () -> move(mover, ZoneId.of("America/Denver")));
  }

  private interface Act {
    void done() throws Exception;
  }

  private void after(int calls, Act act) {
    acts.add(
        outside.submit(
            () -> {
              boolean there = false;
              // In the end it is done whatever has come of the calls.
              while (!there && !calm) {
                there = carrier.awaitOrders(calls, LOOK_AGAIN);
              }
              act.done();
              return null;
            }));
  }

  private Act stop(String number) {
    ObjectNode text = Api.JSON.createObjectNode();
    text.put("from", number).put("to", "+12125550100").put("body", "Stop!");
    return () -> {
      for (int i = 0; i < TRIES; i++) {
        Api.Answer answer = api.post("/v1/inbound", text.toString());
        if (answer.status() == 200) {
          assertThat(answer.body().path("suppressed").asBoolean()).isTrue();
          storm.stops().add(new Storm.Stop(number, engine.now(), System.nanoTime()));
          return;
        }
      }
      throw new AssertionError("STOP was never heard");
    };
  }

  private void pause(String campaign) throws Exception {
    String path = "/v1/campaigns/" + campaign;
    for (int i = 0; i < TRIES; i++) {
      int status = api.post(path + "/pause", "{}").status();
      if (status == 200) {
        storm.halts().add(new Storm.Halt(campaign, engine.now(), Instant.MAX));
        return;
      }
      if (status == 409) {
        // Paused by a try of which nobody was told, or complete: nothing was acknowledged.
        storm.halts().add(new Storm.Halt(campaign, Instant.MAX, Instant.MAX));
        return;
      }
    }
    throw new AssertionError("never paused");
  }

  private void resumeWhatIsDue(boolean all) throws Exception {
    for (int i = 0; i < storm.halts().size(); i++) {
      Storm.Halt halt = storm.halts().get(i);
      boolean due = all || halt.ackedAt().isBefore(engine.now().minus(Duration.ofHours(2)));
      if (due && halt.overAt().equals(Instant.MAX)) {
        // A try of which nobody is told may have resumed it.
        storm.halts().set(i, new Storm.Halt(halt.campaign(), halt.ackedAt(), engine.now()));
        resume(halt.campaign());
      }
    }
  }

  private void resume(String campaign) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      int status = api.post("/v1/campaigns/" + campaign + "/resume", "{}").status();
      if (status == 200 || status == 409) {
        return;
      }
    }
    throw new AssertionError("never resumed");
  }

  private void move(String number, ZoneId zone) throws Exception {
    String body = Api.JSON.createObjectNode().put("timezone", zone.getId()).toString();
    Instant asked = engine.now();
    for (int i = 0; i < TRIES; i++) {
      if (api.patch("/v1/contacts/" + number, body).status() == 200) {
        storm.moves().add(new Storm.Move(number, zone, asked, engine.now()));
        return;
      }
    }
    throw new AssertionError("never moved");
  }

  private Random of(Order order, int what) {
    return new Random(
        seed * 31
            + what
            + order.to().hashCode() * 17L
            + order.number()
            + order.campaign().length());
  }

  private String disposition(Order order) {
    int luck = of(order, 1).nextInt(100);
    return luck < 50
        ? "no_answer"
        : luck < 62 ? "busy" : luck < 72 ? "voicemail" : luck < 76 ? "opted_out" : "completed";
  }

  private Duration callLength(Order order) {
    return Duration.ofMillis(5L + of(order, 2).nextInt(40));
  }

  private Manner manner(Order order) {
    int luck = of(order, 3).nextInt(100);
    Manner manner =
        luck < 66
            ? Manner.ORDERLY
            : luck < 74
                ? Manner.CALLS_BACK_TWICE
                : luck < 82
                    ? Manner.NEVER_CALLS_BACK
                    : luck < 88
                        ? Manner.ANSWERS_500
                        : luck < 92 ? Manner.HANGS_UP : luck < 96 ? Manner.THROTTLES : Manner.FAILS;
    if (manner != Manner.ORDERLY) {
      misbehaved.incrementAndGet();
    }
    return manner;
  }

  @Override
  public String toString() {
    return ("seed %d in %d s, %d h of engine time: %d calls, %d of them badly dealt with, %d"
            + " webhooks, %d STOPs, %d pauses, %d edits; %s")
        .formatted(
            seed,
            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - beganNanos),
            Duration.between(BEGIN, engine.now()).toHours(),
            carrier.orders().size(),
            misbehaved(),
            endpoint.heard().size(),
            storm.stops().size(),
            storm.halts().size(),
            storm.moves().size(),
            weather);
  }

  @Override
  public void close() {
    outside.shutdownNow();
    engine.close();
    carrier.close();
    endpoint.close();
  }
}
