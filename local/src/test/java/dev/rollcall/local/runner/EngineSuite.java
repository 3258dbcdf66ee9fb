package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.local.demo.Received;
import dev.rollcall.local.demo.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an engine promises, on whatever servers. Since a new contact is looked at from the next full
 * minute on, all is played at once, before the first test, and the tests look at what came of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineSuite {
  private static final Duration CALL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final int SLOTS = 2;
  private static final List<String> MANY = List.copyOf(Numbers.spread(600).keySet());

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CarrierRecorder recorder;
  private Engine engine;
  private Api api;

  private Played calm;
  private Played paused;
  private String many;
  private Played stopped;
  private List<String> calledAtPause;
  private List<String> calledAtResumption;
  private List<String> calledAtStop;

  EngineSuite() throws IOException {
    recorder = open(new CarrierRecorder(_ -> "completed", CALL));
  }

  /** Has something closed at the end, after what was opened later. */
  final <C extends AutoCloseable> C open(C closeable) {
    open.push(closeable);
    return closeable;
  }

  /** A campaign of these numbers, and who is told of it. */
  private record Played(String path, List<String> numbers, WebhookReceiver receiver) {
    List<Received> told(String type) {
      return receiver.received().stream().filter(one -> one.type().equals(type)).toList();
    }
  }

  /** How the engine is to run, with this carrier. */
  abstract EngineOptions options(String carrier);

  @BeforeAll
  void play(@TempDir Path logs) throws Exception {
    engine =
        open(Engine.start(Engines.TEMPLATE, options(recorder.url()), logs.resolve("engine.log")));
    recorder.trust(engine.credentials().get(Credentials.CARRIER_SECRET));
    reachAtAnyHour();
    api = Engines.api(engine);
    calm = create(0, 10);
    stopped = create(10, 26);
    paused = create(26, 56);
    many = api.create(Api.campaign(MANY).put("schedule_at", "2036-07-01T15:00:00Z"));

    recorder.awaitCalls(paused.numbers(), SLOTS, PATIENCE);
    assertThat(api.post(paused.path() + "/pause", "{}").status()).isEqualTo(200);
    calledAtPause = calls(paused);
    for (String number : stopped.numbers().subList(8, 16)) {
      assertThat(stop(number).body().path("suppressed").asBoolean()).isTrue();
    }
    calledAtStop = calls(stopped);
    minute();
    calledAtResumption = calls(paused);
    assertThat(api.post(paused.path() + "/resume", "{}").status()).isEqualTo(200);
    await(calm);
    await(stopped);
    // By now nobody goes by what they read during the pause.
    minute();
    await(paused);
  }

  /** Has the next minute come at once. */
  private void minute() {
    engine.cloud().invoke("TickFunction", "{}");
  }

  /** It may be the middle of the night. */
  private void reachAtAnyHour() {
    DynamoTenants tenants =
        new DynamoTenants(engine.cloud().dynamoDb(), engine.cloud().tableName("TenantsTable"));
    Tenant tenant = tenants.find(Credentials.TENANT).orElseThrow();
    Policy policy = tenant.policy();
    tenants.save(
        new Tenant(
                tenant.id(),
                tenant.name(),
                new Policy(
                    DailyHours.ALWAYS,
                    policy.defaultCountry(),
                    policy.defaultZone(),
                    policy.countries(),
                    policy.rollingCaps(),
                    policy.retryGap(),
                    policy.retention()),
                tenant.channels(),
                tenant.webhookSecret())
            .next(tenant));
  }

  private Played create(int from, int to) throws Exception {
    List<String> numbers = Numbers.inNewYork(100).subList(from, to);
    WebhookReceiver receiver = open(new WebhookReceiver(SECRET));
    ObjectNode campaign =
        Api.campaign(numbers)
            .put("concurrent_calls", SLOTS)
            .put("webhook_url", receiver.url())
            .put("webhook_secret", SECRET)
            .put("notify_on_call_complete", true);
    return new Played("/v1/campaigns/" + api.create(campaign), numbers, receiver);
  }

  private Api.Answer stop(String number) throws Exception {
    ObjectNode message = Api.JSON.createObjectNode();
    message.put("from", number).put("to", "+12125550100").put("body", "Stop!");
    return api.post("/v1/inbound", message.toString());
  }

  /** Until it is complete, and the last of its news has arrived. */
  private static void await(Played played) throws InterruptedException {
    assertThat(played.receiver().awaitCompleted(PATIENCE.toMillis())).isTrue();
    int all = played.numbers().size();
    assertThat(
            played
                .receiver()
                .await(_ -> ids(played.told("contact.finished")).size() == all, PATIENCE))
        .isTrue();
  }

  private static List<String> ids(List<Received> news) {
    return news.stream().map(Received::id).distinct().toList();
  }

  /** Who of a campaign was called, in the order of their calls. */
  private List<String> calls(Played played) {
    return recorder.orders().stream()
        .map(CarrierRecorder.Order::to)
        .filter(played.numbers()::contains)
        .toList();
  }

  @AfterAll
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void everybodyIsCalledOnceByASignedOrder() {
    assertThat(calls(calm)).containsExactlyInAnyOrderElementsOf(calm.numbers());
    assertThat(recorder.orders()).allMatch(CarrierRecorder.Order::signed);
    assertThat(recorder.orders())
        .extracting(CarrierRecorder.Order::attemptId)
        .doesNotHaveDuplicates();
    assertThat(recorder.liveMax()).isLessThanOrEqualTo(3 * SLOTS);
  }

  @Test
  void theFiguresAddUp() throws Exception {
    for (Played played : List.of(calm, paused)) {
      JsonNode counts = api.get(played.path()).body().path("counts");
      assertThat(counts.path("started").asInt()).isEqualTo(played.numbers().size());
      assertThat(counts.path("reached").asInt()).isEqualTo(played.numbers().size());
      assertThat(counts.path("ended").asInt()).isEqualTo(played.numbers().size());
    }
    JsonNode counts = api.get(stopped.path()).body().path("counts");
    assertThat(counts.path("started").asInt()).isEqualTo(calls(stopped).size());
    assertThat(counts.path("ended").asInt()).isEqualTo(stopped.numbers().size());
  }

  @Test
  void webhooksTellOfEverybodyAndAreSigned() throws Exception {
    assertThat(calm.receiver().await(_ -> ids(calm.told("call.completed")).size() == 10, PATIENCE))
        .isTrue();
    assertThat(calm.told("contact.finished"))
        .extracting(one -> one.data("to"))
        .containsOnlyOnceElementsOf(calm.numbers());
    assertThat(ids(calm.told("campaign.completed"))).hasSize(1);
    for (Played played : List.of(calm, stopped, paused)) {
      assertThat(played.receiver().received()).allMatch(Received::verified);
    }
  }

  @Test
  void nobodyIsCalledBetweenAPauseAndTheResumption() {
    assertThat(calledAtPause).hasSizeLessThan(paused.numbers().size());
    assertThat(calledAtResumption).isEqualTo(calledAtPause);
    assertThat(calls(paused)).containsExactlyInAnyOrderElementsOf(paused.numbers());
  }

  @Test
  void nobodyIsCalledAfterTheirStopIsAcknowledged() {
    List<String> all = calls(stopped);
    assertThat(all.subList(calledAtStop.size(), all.size()))
        .doesNotContainAnyElementsOf(stopped.numbers().subList(8, 16));
    assertThat(all).doesNotHaveDuplicates().containsAll(stopped.numbers().subList(0, 8));
  }

  @Test
  void aRequestOfManyContactsIsImportedThroughTheQueue() throws Exception {
    JsonNode scheduled =
        api.await(
            "/v1/campaigns/" + many,
            body -> body.path("status").asText().equals("scheduled"),
            PATIENCE);
    assertThat(scheduled.path("total").asInt()).isEqualTo(MANY.size());
    assertThat(scheduled.at("/progress/parts").asInt()).isGreaterThan(1);
    assertThat(scheduled.at("/progress/recipients").asInt()).isEqualTo(MANY.size());
  }
}
