package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.zone.IanaZones;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Load for minutes, in real time, on the embedded cloud in this JVM: one tenant calls as many as is
 * said each second, one of a hundred orders and webhooks goes wrong, and a quiet tenant calls
 * twenty in between. {@code docs/soak.md} says how it is run and what came of it.
 */
class Soak {
  private static final int SECONDS = Integer.getInteger("rollcall.soak.seconds", 600);
  private static final int PER_SECOND = Integer.getInteger("rollcall.soak.rate", 30);

  /** Until ticks, code and connections are what they stay. */
  private static final int WARM_SECONDS = 120;

  private static final int EVERY_SECONDS = 10;
  private static final int BURST_SECONDS = 30;
  private static final int QUIET = 20;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(60);
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(8);
  private static final double GROWTH_MAX = 1.25;
  private static final List<String> DEAD_LETTERS =
      List.of(
          "HintsDeadLetterQueue",
          "IntakeDeadLetterQueue",
          "WebhooksDeadLetterQueue",
          "CallbacksDeadLetterQueue",
          "StreamFailuresQueue");

  @TempDir Path logs;

  private final List<Vitals> vitals = new ArrayList<>();
  private final List<String> campaigns = new ArrayList<>();
  private final AtomicInteger webhooks = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** Nothing is ever put here: waiting for it is how a soak lets time pass. */
  private final LinkedBlockingQueue<Object> never = new LinkedBlockingQueue<>();

  private Engine engine;
  private SoakCarrier noisyCarrier;
  private SoakCarrier quietCarrier;
  private List<String> numbers;
  private int used;

  @Test
  void staysAsItIs() throws Exception {
    numbers = numbers();
    HttpServer receiver = receiver();
    try (Engine started =
        Engine.start(
            Engines.TEMPLATE,
            new EngineOptions(0, Optional.empty(), Optional.empty(), 1, Optional.empty(), true),
            logs.resolve("engine.log"))) {
      engine = started;
      String secret = engine.credentials().get(Credentials.CARRIER_SECRET);
      try (SoakCarrier noisy = new SoakCarrier(secret);
          SoakCarrier quiet = new SoakCarrier(secret)) {
        noisyCarrier = noisy;
        quietCarrier = quiet;
        reach(Credentials.TENANT, noisy.url(), secret);
        reach(Credentials.TENANT_B, quiet.url(), secret);
        Api api = Engines.api(engine);
        Api other = new Api(engine.url(), engine.credentials().get(Credentials.TOKEN_B));
        listenAt(api, receiver);

        Duration alone = await(create(other, QUIET), System.nanoTime());
        Duration amid = load(api, other);
        awaitTheEnd(api);
        report(alone, amid);
        check(alone, amid);
      }
    } finally {
      receiver.stop(0);
    }
  }

  /** Creates what is to be called, a burst at a time, and looks at the JVM in between. */
  private Duration load(Api api, Api other) throws Exception {
    long began = System.nanoTime();
    String quiet = null;
    long quietSince = 0;
    System.err.println(Vitals.HEADER);
    for (int second = -WARM_SECONDS; second < SECONDS; second += EVERY_SECONDS) {
      if (second % BURST_SECONDS == 0) {
        campaigns.add(create(api, PER_SECOND * Math.min(BURST_SECONDS, SECONDS - second)));
      }
      if (quiet == null && second >= SECONDS / 2) {
        quietSince = System.nanoTime();
        quiet = create(other, QUIET);
      }
      until(began + TimeUnit.SECONDS.toNanos(WARM_SECONDS + second + EVERY_SECONDS));
      look(second + EVERY_SECONDS);
    }
    return await(quiet, quietSince);
  }

  private void look(long second) {
    Vitals now =
        Vitals.now(
            second,
            noisyCarrier.calls(),
            engine.cloud().queueSize("HintsQueue"),
            engine.cloud().queueSize("WebhooksQueue"));
    System.err.println(now.row(vitals.isEmpty() ? now : vitals.getLast()));
    if (second <= 0) {
      vitals.clear();
    }
    vitals.add(now);
  }

  private void until(long nanos) throws InterruptedException {
    never.poll(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /** How long it took until the last of the quiet tenant's was called. */
  private Duration await(String campaign, long since) throws InterruptedException {
    long deadline = System.nanoTime() + ENDS_WITHIN.toNanos();
    while (quietCarrier.calls(campaign) < QUIET && System.nanoTime() < deadline) {
      until(System.nanoTime() + Duration.ofMillis(50).toNanos());
    }
    assertThat(quietCarrier.calls(campaign)).as("calls of the quiet tenant").isEqualTo(QUIET);
    return Duration.ofNanos(quietCarrier.lastStartNanos(campaign) - since);
  }

  private void awaitTheEnd(Api api) throws Exception {
    for (String campaign : campaigns) {
      var body =
          api.await(
              "/v1/campaigns/" + campaign,
              one -> one.path("status").asText().equals("completed"),
              ENDS_WITHIN);
      assertThat(body.at("/counts/ended").asInt())
          .as("ended of %s", campaign)
          .isEqualTo(body.path("total").asInt());
    }
  }

  private void report(Duration alone, Duration amid) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("called by the noisy tenant", noisyCarrier.calls());
    for (SoakCarrier.Mischief mischief : SoakCarrier.Mischief.values()) {
      facts.put("orders, " + mischief, noisyCarrier.count(mischief));
    }
    facts.put("webhooks", webhooks.get());
    facts.put("webhooks answered 500", refused.get());
    facts.put("heap, last third over first", Vitals.growth(vitals, Vitals::heapKib));
    facts.put("threads, last third over first", Vitals.growth(vitals, Vitals::threads));
    facts.put("files, last third over first", Vitals.growth(vitals, Vitals::files));
    facts.put("quiet tenant alone, last of 20 called after s", alone.toMillis() / 1000.0);
    facts.put("quiet tenant amid the load, s", amid.toMillis() / 1000.0);
    System.err.println("\n| what | figure |\n|---|---|");
    facts.forEach((what, figure) -> System.err.printf("| %s | %s |%n", what, figure));
  }

  private void check(Duration alone, Duration amid) {
    assertThat(noisyCarrier.twice()).as("attempts ordered twice").isZero();
    assertThat(noisyCarrier.unheard()).as("callbacks that were not taken").isZero();
    assertThat(DEAD_LETTERS).allSatisfy(q -> assertThat(engine.cloud().queueSize(q)).isZero());
    assertThat(Vitals.growth(vitals, Vitals::heapKib)).as("heap").isLessThan(GROWTH_MAX);
    assertThat(Vitals.growth(vitals, Vitals::threads)).as("threads").isLessThan(GROWTH_MAX);
    assertThat(Vitals.growth(vitals, Vitals::files)).as("files").isLessThan(GROWTH_MAX);
    assertThat(amid).isLessThan(alone.plus(TICK));
  }

  private String create(Api api, int people) throws Exception {
    ObjectNode request =
        Api.JSON.createObjectNode().put("name", "Soak").put("type", "call").put("message", "Hi");
    ArrayNode contacts = request.putArray("newContacts");
    for (int i = 0; i < people; i++) {
      contacts.addObject().put("phoneNumber", numbers.get(used++ % numbers.size()));
    }
    Api.Answer answer = api.post("/api/campaigns", request.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.body().at("/data/_id").asText();
  }

  /** At any hour, and at a pace that leaves room for what comes in bursts. */
  private void reach(TenantId id, String carrier, String secret) {
    DynamoTenants tenants =
        new DynamoTenants(engine.cloud().dynamoDb(), engine.cloud().tableName("TenantsTable"));
    Tenant tenant = tenants.find(id).orElseThrow();
    Policy policy = tenant.policy();
    Map<Channel, ChannelSettings> channels =
        Map.of(
            Channel.CALL,
            new ChannelSettings(
                new CarrierSettings.Http(carrier, secret),
                2 * PER_SECOND,
                LONGEST_CALL,
                "+12125550100"));
    Policy always =
        new Policy(
            DailyHours.ALWAYS,
            policy.defaultCountry(),
            policy.defaultZone(),
            policy.countries(),
            policy.rollingCaps(),
            policy.retryGap(),
            policy.retention());
    tenants.save(
        new Tenant(id, tenant.name(), always, channels, tenant.webhookSecret()).next(tenant));
  }

  private HttpServer receiver() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean takes = webhooks.incrementAndGet() % 100 != 0;
            if (!takes) {
              refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(takes ? 204 : 500, -1);
          }
        });
    server.start();
    return server;
  }

  private static void listenAt(Api api, HttpServer receiver) throws Exception {
    ObjectNode webhook =
        Api.JSON
            .createObjectNode()
            .put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
    webhook.putArray("event_types").add("call.completed").add("contact.finished");
    assertThat(api.post("/v1/webhooks", webhook.toString()).status()).isEqualTo(201);
  }

  /** All numbers that are reserved for examples in the United States. */
  private static List<String> numbers() {
    PhoneNumbers phones = new PhoneNumbers(IanaZones.shipped());
    List<String> numbers = new ArrayList<>();
    for (int line = 0; line < 100; line++) {
      for (int area = 201; area < 990; area++) {
        String number = "+1%d55501%02d".formatted(area, line);
        boolean usable =
            phones
                .find(number, "US")
                .filter(found -> !found.isBarred())
                .flatMap(found -> phones.country(found.address()))
                .filter("US"::equals)
                .isPresent();
        if (usable) {
          numbers.add(number);
        }
      }
    }
    return numbers;
  }
}
