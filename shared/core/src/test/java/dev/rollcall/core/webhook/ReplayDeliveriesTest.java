package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.memory.MemoryCampaigns;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.memory.MemoryImports;
import dev.rollcall.core.memory.MemoryNotices;
import dev.rollcall.core.memory.MemoryTenants;
import dev.rollcall.core.memory.MemoryWebhooks;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.InOrderCrew;
import dev.rollcall.core.testing.PortCalls;
import dev.rollcall.core.view.Views;
import dev.rollcall.core.webhook.Delivery.Fate;
import dev.rollcall.core.webhook.Reply.Answered;
import dev.rollcall.core.webhook.Reply.Fault;
import dev.rollcall.core.webhook.Reply.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deliveries that were given up and are asked for again, from the tick to the endpoint. */
class ReplayDeliveriesTest {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Reply OK = new Answered(200, Optional.empty());
  private static final WebhookId CRM = new WebhookId("crm");
  private static final EndpointKey ENDPOINT =
      new EndpointKey(Examples.TENANT, new EndpointName.OfTenant(CRM).text());

  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final MemoryWebhooks webhooks = new MemoryWebhooks();
  private final MemoryNotices queue = new MemoryNotices();
  private final PortCalls calls = new PortCalls();
  private final List<Post> posts = new ArrayList<>();
  private final Set<String> dead = new HashSet<>();
  private Instant now = Examples.NOW;

  private final Deliveries port = calls.watch(Deliveries.class, deliveries);
  private final ReplayDeliveries replay = new ReplayDeliveries(port, new InOrderCrew(), () -> now);
  private final ReturnDeliveries tick =
      new ReturnDeliveries(deliveries, queue, _ -> KEPT, new InOrderCrew(), () -> now);
  private final DeliverNotice deliverNotice =
      new DeliverNotice(
          new KnownEndpoints(
              new Views(new MemoryCampaigns(), new MemoryImports(), new MemoryTenants(), () -> 0),
              webhooks),
          deliveries,
          this::post,
          Map::toString,
          _ -> KEPT,
          () -> now,
          () -> now);

  private Reply post(Post post) {
    posts.add(post);
    return dead.contains(post.url()) ? new Unanswered(Fault.TIMEOUT) : OK;
  }

  private static Notice notice(String eventId) {
    return Notice.toTenant(CRM, NoticeExample.at(eventId, Examples.NOW).event());
  }

  private void given(String... failed) {
    webhooks.add(WebhookExample.of("crm"));
    for (String id : failed) {
      deliveries.fail(notice(id), "given_up", now, now.plus(KEPT));
    }
  }

  /** What the next tick brings back is delivered. */
  private List<String> tickAndDeliver() {
    posts.clear();
    tick.run();
    queue.take().forEach(notice -> deliverNotice.run(notice, 1));
    return posts.stream().map(post -> post.headers().get("webhook-id")).toList();
  }

  @Test
  void arriveUnderTheirOldIdWithAFreshTimestamp() {
    given("evt_1");
    now = now.plus(Duration.ofDays(3));

    assertThat(replay.one(ENDPOINT, "evt_1")).isEqualTo(new Replay.Done(1, false));

    assertThat(tickAndDeliver()).containsExactly("evt_1");
    assertThat(posts.getFirst().headers())
        .containsEntry("webhook-timestamp", Long.toString(now.getEpochSecond()));
    assertThat(deliveries.find(ENDPOINT, "evt_1")).isEmpty();
  }

  @Test
  void areNotDoubledByAskingAgain() {
    given("evt_1");
    replay.one(ENDPOINT, "evt_1");

    assertThat(replay.one(ENDPOINT, "evt_1")).isEqualTo(new Replay.Done(0, false));
    assertThat(replay.all(ENDPOINT)).isEqualTo(new Replay.Done(0, false));

    assertThat(tickAndDeliver()).containsExactly("evt_1");
    assertThat(tickAndDeliver()).isEmpty();
  }

  @Test
  void ofWhatArrivedOrWasNeverSentThereAreNone() {
    given("evt_1");
    replay.one(ENDPOINT, "evt_1");
    tickAndDeliver();

    assertThat(replay.one(ENDPOINT, "evt_1")).isEqualTo(new Replay.Unknown());
    assertThat(replay.one(ENDPOINT, "evt_2")).isEqualTo(new Replay.Unknown());
    assertThat(replay.one(ENDPOINT, "state")).isEqualTo(new Replay.Unknown());
  }

  @Test
  void waitUntilADisabledEndpointIsOpenedAgain() {
    given("evt_1");
    deliveries.disable(ENDPOINT, now, now.plus(KEPT));

    assertThat(replay.one(ENDPOINT, "evt_1")).isEqualTo(new Replay.Disabled());
    assertThat(replay.all(ENDPOINT)).isEqualTo(new Replay.Disabled());
    assertThat(tickAndDeliver()).isEmpty();

    deliveries.open(ENDPOINT);
    replay.all(ENDPOINT);
    assertThat(tickAndDeliver()).containsExactly("evt_1");
  }

  @Test
  void comeInPortionsAndSayWhetherThereAreMore() {
    given(
        IntStream.range(0, ReplayDeliveries.NOTICES_MAX + 1)
            .mapToObj(i -> "evt_" + i)
            .toArray(String[]::new));

    assertThat(replay.all(ENDPOINT)).isEqualTo(new Replay.Done(ReplayDeliveries.NOTICES_MAX, true));
    assertThat(replay.all(ENDPOINT)).isEqualTo(new Replay.Done(1, false));
    assertThat(replay.all(ENDPOINT)).isEqualTo(new Replay.Done(0, false));
    assertThat(tickAndDeliver()).hasSize(ReplayDeliveries.NOTICES_MAX + 1).doesNotHaveDuplicates();
  }

  @Test
  void areThoseOfOneEndpointOnly() {
    given("evt_1");
    deliveries.fail(NoticeExample.of("evt_2"), "given_up", now, now.plus(KEPT));

    replay.all(ENDPOINT);

    assertThat(tickAndDeliver()).containsExactly("evt_1");
  }

  /** Whatever crashes, asking again replays the rest: nothing is lost, and nothing comes twice. */
  @Test
  void areCompleteAndSingleWhateverCrashed() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; ; call++) {
        ReplayDeliveriesTest fresh = new ReplayDeliveriesTest();
        fresh.given("evt_1", "evt_2", "evt_3");
        CrashAt crash = new CrashAt(call, applied);
        fresh.calls.meddle(crash);
        try {
          fresh.replay.all(ENDPOINT);
        } catch (CrashAt.Crash asMeant) {
          // Whoever asked sees an error, and asks again.
        }
        fresh.calls.leaveAlone();
        List<String> posted = new ArrayList<>(fresh.tickAndDeliver());
        fresh.replay.all(ENDPOINT);
        posted.addAll(fresh.tickAndDeliver());

        assertThat(posted)
            .as("crash at call %d, applied %s", call, applied)
            .containsExactlyInAnyOrder("evt_1", "evt_2", "evt_3");
        if (!crash.hasCrashed()) {
          break;
        }
      }
    }
  }

  @Test
  void areDroppedWithTheEndpointThatTheyWaitFor() {
    given("evt_1");
    replay.one(ENDPOINT, "evt_1");
    tick.run();
    Notice onTheQueue = queue.take().getFirst();
    webhooks.remove(Examples.TENANT, CRM);

    assertThat(deliverNotice.run(onTheQueue, 1).fate())
        .isEqualTo(new Fate.Dropped(Delivery.Reason.NO_ENDPOINT));

    now = now.plus(KEPT);
    assertThat(tickAndDeliver()).isEmpty();
    assertThat(deliveries.find(ENDPOINT, "evt_1").map(KeptNotice::standing))
        .contains(new KeptNotice.Standing.Failed("no_endpoint", Examples.NOW));
  }

  @Test
  void toOneDeadEndpointHoldUpNobodyElse() {
    webhooks.add(WebhookExample.of("alive"));
    webhooks.add(
        new Webhook(
            Examples.TENANT,
            CRM,
            "https://dead.example.com/",
            WebhookExample.SECRET,
            Set.of(),
            now));
    dead.add("https://dead.example.com/");
    Notice first = notice("evt_1");
    Notice second = notice("evt_2");

    assertThat(deliverNotice.run(first, 1).fate()).isInstanceOf(Fate.TryAgain.class);
    // The second costs nobody a connection any more.
    assertThat(deliverNotice.run(second, 1).fate()).isInstanceOf(Fate.TryAgain.class);
    assertThat(posts).hasSize(1);
    assertThat(deliverNotice.run(Notice.toTenant(new WebhookId("alive"), first.event()), 1).fate())
        .isEqualTo(new Fate.Delivered());
  }
}
