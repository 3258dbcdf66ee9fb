package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.aws.webhook.SqsNotices;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.WebhookId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One endpoint hangs with ten thousand events meant for it; another is to hear as if alone. */
@EnabledIfSystemProperty(
    named = "rollcall.load",
    matches = "true",
    disabledReason = "two minutes of load: -Drollcall.load=true")
class WebhookIsolationIT {
  private static final int HANGING_EVENTS = 10_000;
  private static final int GOOD_EVENTS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path logs;

  private final Map<String, Long> arrivedAt = new ConcurrentHashMap<>();
  private final AtomicInteger hangs = new AtomicInteger();
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer good;
  private HttpServer hanging;
  private int sent;

  @BeforeEach
  void listen() throws Exception {
    good = server();
    good.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            arrivedAt.putIfAbsent(id, System.nanoTime());
            arrivals.add(id);
            exchange.sendResponseHeaders(204, -1);
          }
        });
    good.start();
    hanging = server();
    hanging.createContext(
        "/",
        exchange -> {
          hangs.incrementAndGet();
          try (exchange) {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    hanging.start();
  }

  private static HttpServer server() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return server;
  }

  @AfterEach
  void stop() {
    over.countDown();
    good.stop(0);
    hanging.stop(0);
  }

  /** How long events took from the queue to their endpoint, in milliseconds. */
  private record Delays(String when, long median, long p95, long worst) {
    static Delays of(String when, long[] nanos) {
      Arrays.sort(nanos);
      return new Delays(
          when,
          millis(nanos[nanos.length / 2]),
          millis(nanos[nanos.length * 95 / 100]),
          millis(nanos[nanos.length - 1]));
    }

    private static long millis(long nanos) {
      return nanos / 1_000_000;
    }

    String row() {
      return "| %s | %d | %d | %d |".formatted(when, median, p95, worst);
    }
  }

  @Test
  void anEndpointThatHangsDelaysNoOther() throws Exception {
    try (Engine engine =
        Engine.start(
            Engines.TEMPLATE,
            new EngineOptions(0, Optional.empty(), Optional.empty(), 1, Optional.empty(), true),
            logs.resolve("engine.log"))) {
      SqsNotices queue =
          new SqsNotices(engine.cloud().sqs(), engine.cloud().queueUrl("WebhooksQueue"));
      Api api = Engines.api(engine);
      WebhookId heard = add(api, good);
      WebhookId dead = add(api, hanging);
      heard(engine, queue, heard, "warming up");
      heard(engine, queue, heard, "warming up");

      Delays alone = heard(engine, queue, heard, "alone");
      queue.send(notices(engine, dead, HANGING_EVENTS));
      Delays first = heard(engine, queue, heard, "while the other begins to hang");
      api.await(
          "/v1/webhooks/" + dead, body -> body.path("state").asText().equals("slowed"), PATIENCE);
      Delays then = heard(engine, queue, heard, "with all of the other's events waiting");

      System.err.println("| events of the good endpoint | median ms | 95 % ms | worst ms |");
      System.err.println("|---|---|---|---|");
      for (Delays delays : List.of(alone, first, then)) {
        System.err.println(delays.row());
      }
      System.err.printf("%d of %d were tried at the one that hangs%n", hangs.get(), HANGING_EVENTS);
      assertThat(hangs.get()).as("all of them would hold every worker").isLessThan(50);
      // The queue hands out ten thousand first; none of them may take as long as a hanging post.
      assertThat(first.worst()).isLessThan(alone.worst() + 10_000);
      assertThat(then.worst()).isLessThan(alone.worst() + 2_000);
    }
  }

  private Delays heard(Engine engine, SqsNotices queue, WebhookId endpoint, String when)
      throws Exception {
    List<Notice> notices = notices(engine, endpoint, GOOD_EVENTS);
    long sentAt = System.nanoTime();
    queue.send(notices);
    long until = sentAt + PATIENCE.toNanos();
    List<String> ids = notices.stream().map(notice -> notice.event().id()).toList();
    while (!arrivedAt.keySet().containsAll(ids)) {
      assertThat(arrivals.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS))
          .as("arrivals %s; %d hang", when, hangs.get())
          .isNotNull();
    }
    return Delays.of(when, ids.stream().mapToLong(id -> arrivedAt.get(id) - sentAt).toArray());
  }

  private List<Notice> notices(Engine engine, WebhookId endpoint, int count) {
    List<Notice> notices = new ArrayList<>();
    CampaignKey campaign = new CampaignKey(Credentials.TENANT, new CampaignId("any"));
    for (int i = 0; i < count; i++) {
      Event event =
          new Event(
              "evt_" + ++sent,
              EventType.CONTACT_FINISHED,
              campaign,
              engine.now(),
              Map.of("campaign_id", "any", "reason", "completed"));
      notices.add(Notice.toTenant(endpoint, event));
    }
    return notices;
  }

  private static WebhookId add(Api api, HttpServer server) throws Exception {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    String body = Api.JSON.createObjectNode().put("url", url).toString();
    return new WebhookId(api.post("/v1/webhooks", body).body().path("id").asText());
  }
}
