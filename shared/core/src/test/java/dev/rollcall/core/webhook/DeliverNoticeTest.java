package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.memory.MemoryNotices;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.testing.InOrderCrew;
import dev.rollcall.core.webhook.Delivery.Fate;
import dev.rollcall.core.webhook.Delivery.Reason;
import dev.rollcall.core.webhook.Reply.Answered;
import dev.rollcall.core.webhook.Reply.Fault;
import dev.rollcall.core.webhook.Reply.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverNoticeTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant REAL = Instant.ofEpochSecond(1_795_000_000L);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Reply OK = new Answered(200, Optional.empty());
  private static final Reply ERROR = new Answered(500, Optional.empty());

  private final MemoryDeliveries deliveries = new MemoryDeliveries();
  private final MemoryNotices queue = new MemoryNotices();
  private final List<Post> posts = new ArrayList<>();
  private final Notice notice = NoticeExample.of("evt_1");
  private Instant now = Instant.parse("2026-11-18T15:00:00Z");
  private Instant real = REAL;
  private Optional<Endpoint> endpoint =
      Optional.of(new Endpoint("https://hooks.example.com/", SECRET));
  private Reply reply = OK;

  private final DeliverNotice deliverNotice =
      new DeliverNotice(
          _ -> endpoint,
          deliveries,
          post -> {
            posts.add(post);
            return reply;
          },
          Map::toString,
          _ -> KEPT,
          () -> now,
          () -> real);

  private final ReturnDeliveries returnDeliveries =
      new ReturnDeliveries(deliveries, queue, _ -> KEPT, new InOrderCrew(), () -> now);

  @Test
  void aNoticeIsPostedSignedAndDone() {
    Delivery delivery = deliverNotice.run(notice, 1);

    assertThat(delivery).isEqualTo(new Delivery(new Fate.Delivered(), Optional.of(OK)));
    Post post = posts.getFirst();
    assertThat(post.url()).isEqualTo("https://hooks.example.com/");
    assertThat(post.body())
        .isEqualTo(
            "{type=contact.finished, timestamp=2026-11-18T15:00:00Z, data={campaign_id=c1, "
                + "reason=completed, reached=true, attempts=2}}");
    assertThat(post.headers())
        .containsOnly(
            Map.entry("content-type", "application/json"),
            Map.entry("user-agent", Post.USER_AGENT),
            Map.entry("webhook-id", "evt_1"),
            Map.entry("webhook-timestamp", "1795000000"),
            Map.entry(
                "webhook-signature",
                Signature.of(SECRET).sign("evt_1", 1_795_000_000L, post.body())));
  }

  @Test
  void whileASecretIsReplacedBothSign() {
    FormerSecret old = new FormerSecret("the former one", now.plusSeconds(60));
    endpoint = Optional.of(new Endpoint("https://hooks.example.com/", SECRET, Optional.of(old)));

    deliverNotice.run(notice, 1);
    now = old.until();
    deliverNotice.run(NoticeExample.of("evt_2"), 1);

    Post both = posts.getFirst();
    assertThat(both.headers().get("webhook-signature"))
        .isEqualTo(
            Signature.of(SECRET).sign("evt_1", 1_795_000_000L, both.body())
                + " "
                + Signature.of("the former one").sign("evt_1", 1_795_000_000L, both.body()));
    Post one = posts.getLast();
    assertThat(one.headers().get("webhook-signature"))
        .isEqualTo(Signature.of(SECRET).sign("evt_2", 1_795_000_000L, one.body()));
  }

  @Test
  void everyTryHasTheSameIdAndAFreshTimestamp() {
    reply = ERROR;
    deliverNotice.run(notice, 1);
    real = REAL.plusSeconds(60);
    deliverNotice.run(notice, 2);

    assertThat(posts).extracting(p -> p.headers().get("webhook-id")).containsOnly("evt_1");
    assertThat(posts)
        .extracting(p -> p.headers().get("webhook-timestamp"))
        .containsExactly("1795000000", "1795000060");
    assertThat(posts.get(0).headers().get("webhook-signature"))
        .isNotEqualTo(posts.get(1).headers().get("webhook-signature"));
    assertThat(posts).extracting(Post::body).containsOnly(posts.getFirst().body());
  }

  @Test
  void threeQuickTriesFollowAFailureAndThenItIsParked() {
    reply = ERROR;

    assertThat(delay(deliverNotice.run(notice, 1))).isBetween(seconds(5), seconds(6));
    assertThat(delay(deliverNotice.run(notice, 2))).isBetween(seconds(60), seconds(66));
    assertThat(delay(deliverNotice.run(notice, 3))).isBetween(seconds(600), seconds(660));
    assertThat(deliverNotice.run(notice, 4).fate()).isInstanceOf(Fate.Parked.class);

    Instant due = deliveries.find(notice).orElseThrow().due();
    assertThat(due).isBetween(now.plus(Duration.ofMinutes(30)), now.plus(Duration.ofMinutes(33)));
  }

  @Test
  void aParkedNoticeIsTriedOncePerRoundAndGivenUpWithinThreeDays() {
    reply = ERROR;
    deliverNotice.run(notice, 4);
    Instant parkedAt = now;
    int tries = 0;
    Fate fate = new Fate.Parked(now);
    while (fate instanceof Fate.Parked) {
      now = deliveries.find(notice).orElseThrow().due();
      Notice returned = returned();
      tries++;
      fate = deliverNotice.run(returned, 1).fate();
    }

    assertThat(tries).isEqualTo(7);
    assertThat(fate).isEqualTo(new Fate.Dropped(Reason.GIVEN_UP));
    assertThat(Duration.between(parkedAt, now)).isLessThan(Duration.ofDays(3));
    assertThat(deliveries.find(notice)).isEmpty();
    assertThat(failure(notice)).contains("given_up");
  }

  @Test
  void aParkedNoticeThatArrivesWaitsNoMore() {
    park();
    reply = OK;

    assertThat(deliverNotice.run(returned(), 1).fate()).isEqualTo(new Fate.Delivered());
    assertThat(deliveries.find(notice)).isEmpty();
  }

  @Test
  void aReturnedNoticeThatNobodyDeliversComesBackInItsNextRound() {
    park();
    assertThat(returned().round()).isEqualTo(1);
    // The one who took it off the queue crashes here.
    now = deliveries.find(notice).orElseThrow().due();

    assertThat(returned().round()).isEqualTo(2);
  }

  @Test
  void aLastTryOfWhichNothingWasHeardIsRepeatedOnce() {
    park();
    for (int round = 1; round <= 8; round++) {
      assertThat(returned().round()).isEqualTo(round);
      now = deliveries.find(notice).orElseThrow().due();
    }
    returnDeliveries.run();

    assertThat(queue.take()).isEmpty();
    assertThat(failure(notice)).contains("given_up");
  }

  @Test
  void anOlderRoundThatStillLiesOnTheQueueIsNotPosted() {
    park();
    Notice first = returned();
    now = deliveries.find(notice).orElseThrow().due();
    returned();
    posts.clear();

    assertThat(deliverNotice.run(first, 1).fate()).isEqualTo(new Fate.Dropped(Reason.SUPERSEDED));
    assertThat(posts).isEmpty();
    assertThat(deliveries.find(notice)).isPresent();
  }

  @Test
  void aReturnedNoticeThatTheQueueHandsOutTwiceIsPostedOnce() {
    park();
    Notice back = returned();
    reply = OK;
    deliverNotice.run(back, 1);
    posts.clear();

    assertThat(deliverNotice.run(back, 2).fate()).isEqualTo(new Fate.Dropped(Reason.SUPERSEDED));
    assertThat(posts).isEmpty();
  }

  @Test
  void aNewNoticeThatWasParkedByARunThatCrashedIsForgottenOnceDelivered() {
    park();
    reply = OK;
    deliverNotice.run(notice, 5);

    assertThat(deliveries.find(notice)).isEmpty();
  }

  @Test
  void anEndpointThatIsGoneGetsNothingMoreAndNothingIsParkedForIt() {
    reply = new Answered(410, Optional.empty());

    assertThat(deliverNotice.run(notice, 1).fate()).isEqualTo(new Fate.Dropped(Reason.DISABLED));
    posts.clear();
    reply = OK;
    Notice next = NoticeExample.of("evt_2");

    assertThat(deliverNotice.run(next, 1).fate()).isEqualTo(new Fate.Dropped(Reason.DISABLED));
    assertThat(posts).isEmpty();
    assertThat(deliveries.find(next)).isEmpty();
    assertThat(failure(next)).contains("disabled");
  }

  @Test
  void anEndpointThatIsGoneStaysKnownAsSuchForAsLongAsThereIsNewsForIt() {
    Instant gone = now;
    reply = new Answered(410, Optional.empty());
    deliverNotice.run(notice, 1);
    now = gone.plus(KEPT.dividedBy(2));
    deliverNotice.run(NoticeExample.of("evt_2"), 1);
    assertThat(deliveries.state(notice.endpointKey()))
        .isEqualTo(new EndpointState.Disabled(gone, gone.plus(KEPT)));

    now = now.plusSeconds(1);
    deliverNotice.run(NoticeExample.of("evt_3"), 1);
    assertThat(deliveries.state(notice.endpointKey()))
        .isEqualTo(new EndpointState.Disabled(gone, now.plus(KEPT)));
  }

  @Test
  void oneEndpointThatIsGoneLeavesTheOthersAlone() {
    reply = new Answered(410, Optional.empty());
    deliverNotice.run(notice, 1);
    reply = OK;

    assertThat(deliverNotice.run(NoticeExample.to("c2", "evt_2"), 1).fate())
        .isEqualTo(new Fate.Delivered());
  }

  @Test
  void whileAnEndpointPausesNothingIsPostedToIt() {
    reply = new Answered(429, Optional.of(Duration.ofMinutes(2)));
    assertThat(delay(deliverNotice.run(notice, 1))).isBetween(seconds(120), seconds(240));
    posts.clear();
    now = now.plusSeconds(100);

    Delivery other = deliverNotice.run(NoticeExample.of("evt_2"), 1);

    assertThat(posts).isEmpty();
    assertThat(other.reply()).isEmpty();
    assertThat(delay(other)).isBetween(seconds(20), seconds(40));
    now = now.plusSeconds(20);
    reply = OK;
    assertThat(deliverNotice.run(NoticeExample.of("evt_3"), 1).fate())
        .isEqualTo(new Fate.Delivered());
  }

  @Test
  void aLongPauseParksAtOnce() {
    reply = new Answered(503, Optional.of(Duration.ofHours(2)));

    assertThat(deliverNotice.run(notice, 1).fate()).isInstanceOf(Fate.Parked.class);
    assertThat(deliveries.find(notice).orElseThrow().due())
        .isAfterOrEqualTo(now.plus(Duration.ofHours(2)));
  }

  @Test
  void aPausePostponesWhatWouldComeBackSooner() {
    park();
    Notice back = returned();
    reply = new Answered(503, Optional.of(Duration.ofHours(20)));
    deliverNotice.run(back, 1);

    assertThat(deliveries.find(notice).orElseThrow().due())
        .isAfterOrEqualTo(now.plus(Duration.ofHours(20)));
  }

  @Test
  void aPauseThatFallsOnTheLastTryMovesItOnce() {
    park();
    Notice last = notice;
    for (int round = 1; round <= 7; round++) {
      last = returned();
      if (round < 7) {
        now = deliveries.find(notice).orElseThrow().due();
      }
    }
    deliveries.slow(notice.endpointKey(), now.plusSeconds(60), seconds(60));

    assertThat(deliverNotice.run(last, 1).fate()).isInstanceOf(Fate.Parked.class);
    now = deliveries.find(notice).orElseThrow().due();
    deliveries.slow(notice.endpointKey(), now.plusSeconds(60), seconds(60));

    assertThat(deliverNotice.run(returned(), 1).fate())
        .isEqualTo(new Fate.Dropped(Reason.GIVEN_UP));
  }

  @Test
  void aHostThatDoesNotAnswerPausesLongerAndLonger() {
    reply = new Unanswered(Fault.TIMEOUT);
    deliverNotice.run(notice, 1);
    assertThat(deliveries.state(notice.endpointKey()))
        .isEqualTo(new EndpointState.Slowed(now.plusSeconds(60), seconds(60)));
    now = now.plusSeconds(60);
    deliverNotice.run(NoticeExample.of("evt_2"), 1);

    assertThat(deliveries.state(notice.endpointKey()))
        .isEqualTo(new EndpointState.Slowed(now.plusSeconds(120), seconds(120)));
  }

  @Test
  void onceAPauseIsOverOneFindsOutAndTheOthersWait() {
    deliveries.slow(notice.endpointKey(), now, seconds(60));
    reply = new Unanswered(Fault.TIMEOUT);
    Poster hanging =
        post -> {
          // While this one waits for an answer, another worker looks.
          assertThat(deliverNotice.run(NoticeExample.of("evt_2"), 1).reply()).isEmpty();
          return reply;
        };
    Delivery delivery = delivering(hanging).run(notice, 1);

    assertThat(delivery.reply()).contains(reply);
    assertThat(posts).isEmpty();
  }

  @Test
  void ofACrowdForAnEndpointNothingIsKnownOfOneGoesFirst() {
    Poster hanging =
        post -> {
          assertThat(delivering(_ -> ERROR).run(NoticeExample.of("evt_2"), 1, true).fate())
              .isInstanceOf(Fate.TryAgain.class);
          assertThat(deliverNotice.run(NoticeExample.of("evt_3"), 1, false).reply()).contains(OK);
          return OK;
        };
    delivering(hanging).run(notice, 1, true);
    assertThat(posts).hasSize(1);

    assertThat(deliverNotice.run(NoticeExample.of("evt_4"), 1, true).reply())
        .as("another worker heard of it")
        .contains(OK);

    now = now.plus(Heard.FOR);
    deliveries.probe(notice.endpointKey(), now, now.plusSeconds(20));
    assertThat(deliverNotice.run(NoticeExample.of("evt_5"), 1, true).fate())
        .as("that is too long ago")
        .isInstanceOf(Fate.TryAgain.class);
  }

  private DeliverNotice delivering(Poster other) {
    return new DeliverNotice(
        _ -> endpoint, deliveries, other, Map::toString, _ -> KEPT, () -> now, () -> real);
  }

  @Test
  void withoutAnEndpointOrASecretThereIsNothingToTry() {
    endpoint = Optional.empty();
    assertThat(deliverNotice.run(notice, 1).fate()).isEqualTo(new Fate.Dropped(Reason.NO_ENDPOINT));
    endpoint = Optional.of(new Endpoint("https://hooks.example.com/", "whsec_not base64"));
    assertThat(deliverNotice.run(notice, 1).fate()).isEqualTo(new Fate.Dropped(Reason.NO_SECRET));

    assertThat(posts).isEmpty();
    assertThat(failure(notice)).contains("no_secret");
  }

  @Test
  void manyAreBroughtBackInOneRun() {
    for (int i = 0; i < 25; i++) {
      deliveries.park(NoticeExample.of("evt_" + i), now);
    }
    deliveries.park(NoticeExample.of("evt_later"), now.plusSeconds(1));

    returnDeliveries.run();
    assertThat(queue.take()).hasSize(25);
    returnDeliveries.run();
    assertThat(queue.take()).isEmpty();
  }

  private Optional<String> failure(Notice failed) {
    return deliveries
        .find(failed.endpointKey(), failed.event().id())
        .map(KeptNotice::standing)
        .filter(KeptNotice.Standing.Failed.class::isInstance)
        .map(standing -> ((KeptNotice.Standing.Failed) standing).reason());
  }

  /** Fails the notice until it is parked, and waits until it is due. */
  private void park() {
    reply = ERROR;
    deliverNotice.run(notice, 4);
    now = deliveries.find(notice).orElseThrow().due();
  }

  private Notice returned() {
    returnDeliveries.run();
    List<Notice> taken = queue.take();
    assertThat(taken).hasSize(1);
    return taken.getFirst();
  }

  private static Duration delay(Delivery delivery) {
    assertThat(delivery.fate()).isInstanceOf(Fate.TryAgain.class);
    return ((Fate.TryAgain) delivery.fate()).delay();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
