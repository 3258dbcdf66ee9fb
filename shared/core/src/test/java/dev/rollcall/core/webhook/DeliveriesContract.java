package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of deliveries promises. */
public abstract class DeliveriesContract {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofDays(30));
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Notice notice = NoticeExample.of("evt_1");
  private final EndpointKey endpoint = notice.endpointKey();

  /** An empty store; the same one for all of a test. */
  protected abstract Deliveries deliveries();

  /** Returns once lists show all that was written; an index may lag. */
  protected void settle() {}

  @Test
  public void anEndpointIsOpenUntilToldOtherwise() {
    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Open());
  }

  @Test
  public void aPauseIsOnlyEverMadeLonger() {
    deliveries().slow(endpoint, NOON.plusSeconds(120), MINUTE.multipliedBy(2));
    deliveries().slow(endpoint, NOON.plusSeconds(60), MINUTE);

    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Slowed(NOON.plusSeconds(120), MINUTE.multipliedBy(2)));

    deliveries().slow(endpoint, NOON.plusSeconds(180), MINUTE);

    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Slowed(NOON.plusSeconds(180), MINUTE));
  }

  @Test
  public void ofAllWhoPostOneFindsOutWhetherAnEndpointAnswers() {
    Instant until = NOON.plusSeconds(20);
    assertThat(deliveries().probe(endpoint, NOON, until)).isTrue();
    assertThat(deliveries().probe(endpoint, NOON.plusSeconds(19), until)).isFalse();
    assertThat(deliveries().probe(endpoint, until, until.plusSeconds(20))).isTrue();
    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Open());

    deliveries().answered(endpoint, until.plusSeconds(1));

    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Open(until.plusSeconds(1)));
    assertThat(deliveries().probe(endpoint, until.plusSeconds(1), until.plusSeconds(30))).isTrue();
  }

  @Test
  public void anAnswerEndsAPauseThatIsOverAndNoOther() {
    deliveries().slow(endpoint, NOON.plusSeconds(60), MINUTE);
    deliveries().answered(endpoint, NOON.plusSeconds(59));
    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Slowed(NOON.plusSeconds(60), MINUTE));

    deliveries().answered(endpoint, NOON.plusSeconds(60));
    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Open(NOON.plusSeconds(60)));

    deliveries().slow(endpoint, NOON.plusSeconds(180), MINUTE);
    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Slowed(NOON.plusSeconds(180), MINUTE));
  }

  @Test
  public void aPauseLetsAnotherFindOutOnceItIsOver() {
    deliveries().probe(endpoint, NOON, NOON.plusSeconds(20));
    deliveries().slow(endpoint, NOON.plusSeconds(1), Duration.ofSeconds(1));

    assertThat(deliveries().probe(endpoint, NOON.plusSeconds(1), NOON.plusSeconds(21))).isTrue();
  }

  @Test
  public void aDisabledEndpointAnswersNoMore() {
    deliveries().disable(endpoint, NOON, LATER);
    deliveries().answered(endpoint, NOON.plusSeconds(1));

    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Disabled(NOON, LATER));
  }

  @Test
  public void aDisabledEndpointStaysSo() {
    deliveries().slow(endpoint, NOON.plusSeconds(60), MINUTE);
    deliveries().disable(endpoint, NOON, LATER);
    deliveries().slow(endpoint, NOON.plusSeconds(600), MINUTE);

    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Disabled(NOON, LATER));
  }

  @Test
  public void endpointsHaveStatesOfTheirOwn() {
    deliveries().disable(endpoint, NOON, LATER);

    assertThat(deliveries().state(NoticeExample.to("c2", "evt_1").endpointKey()))
        .isEqualTo(new EndpointState.Open());
  }

  @Test
  public void aParkedNoticeIsDueAtItsTimeAndNotBefore() {
    deliveries().park(notice, NOON);

    assertThat(deliveries().find(notice)).contains(new Parked(notice, NOON));
    assertThat(deliveries().due(NOON.minusSeconds(1), 10)).isEmpty();
    assertThat(deliveries().due(NOON, 10))
        .containsExactly(new DueNotice(endpoint, "evt_1", 0, NOON));
  }

  @Test
  public void whatWaitsAlreadyIsNotParkedAnew() {
    deliveries().park(notice, NOON);
    deliveries().claim(only(NOON), NOON.plusSeconds(600));
    deliveries().park(notice, NOON);

    assertThat(deliveries().find(notice))
        .contains(new Parked(notice.inRound(1), NOON.plusSeconds(600)));
  }

  @Test
  public void theLongestDueComesFirstWhicheverItsEndpoint() {
    deliveries().park(NoticeExample.to("c1", "evt_2"), NOON.plusSeconds(2));
    deliveries().park(NoticeExample.to("c2", "evt_3"), NOON.plusSeconds(3));
    deliveries().park(NoticeExample.to("c2", "evt_1"), NOON.plusSeconds(1));

    assertThat(deliveries().due(NOON.plusSeconds(60), 2))
        .extracting(DueNotice::eventId)
        .containsExactly("evt_1", "evt_2");
    assertThat(deliveries().due(NOON.plusSeconds(60), 10))
        .extracting(DueNotice::eventId)
        .containsExactly("evt_1", "evt_2", "evt_3");
  }

  @Test
  public void aClaimedNoticeComesBackWholeAndIsDueAgainAtItsNextTime() {
    deliveries().park(notice, NOON);

    assertThat(deliveries().claim(only(NOON), NOON.plusSeconds(600))).contains(notice.inRound(1));
    assertThat(deliveries().due(NOON.plusSeconds(599), 10)).isEmpty();
    assertThat(deliveries().due(NOON.plusSeconds(600), 10))
        .containsExactly(new DueNotice(endpoint, "evt_1", 1, NOON.plusSeconds(600)));
  }

  @Test
  public void ofManyWhoClaimOneSucceeds() throws Exception {
    deliveries().park(notice, NOON);
    DueNotice due = only(NOON);
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      claims.add(() -> deliveries().claim(due, NOON.plusSeconds(600)).isPresent());
    }

    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        won += claim.get() ? 1 : 0;
      }
    }

    assertThat(won).isEqualTo(1);
  }

  @Test
  public void whatWasDeliveredMeanwhileCannotBeClaimed() {
    deliveries().park(notice, NOON);
    DueNotice due = only(NOON);
    deliveries().remove(notice);

    assertThat(deliveries().claim(due, NOON.plusSeconds(600))).isEmpty();
    assertThat(deliveries().find(notice)).isEmpty();
    assertThat(deliveries().due(NOON, 10)).isEmpty();
  }

  @Test
  public void whatWasPostponedMeanwhileCannotBeClaimed() {
    deliveries().park(notice, NOON);
    DueNotice due = only(NOON);
    deliveries().postpone(notice, NOON.plusSeconds(300));

    assertThat(deliveries().claim(due, NOON.plusSeconds(600))).isEmpty();
    assertThat(deliveries().find(notice)).contains(new Parked(notice, NOON.plusSeconds(300)));
  }

  @Test
  public void onlyTheRoundThatANoticeIsInCanBePostponed() {
    deliveries().park(notice, NOON);
    deliveries().claim(only(NOON), NOON.plusSeconds(600));
    deliveries().postpone(notice, NOON.plusSeconds(9000));
    deliveries().postpone(NoticeExample.of("evt_unknown"), NOON);

    assertThat(deliveries().due(NOON.plusSeconds(600), 10)).hasSize(1);
  }

  @Test
  public void aFailedNoticeWaitsNoMore() {
    deliveries().park(notice, NOON);
    deliveries().fail(notice, "given_up", NOON, LATER);

    assertThat(deliveries().find(notice)).isEmpty();
    assertThat(deliveries().due(NOON.plusSeconds(600), 10)).isEmpty();
  }

  @Test
  public void aFailedNoticeMayBeParkedAgain() {
    deliveries().fail(notice, "given_up", NOON, LATER);
    deliveries().park(notice, NOON);

    assertThat(deliveries().due(NOON, 10)).hasSize(1);
  }

  @Test
  public void anEndpointThatIsDisabledAgainIsSoSinceTheFirstTimeAndKeptForLonger() {
    deliveries().disable(endpoint, NOON, LATER);
    deliveries().disable(endpoint, NOON.plusSeconds(60), LATER.plusSeconds(60));

    assertThat(deliveries().state(endpoint))
        .isEqualTo(new EndpointState.Disabled(NOON, LATER.plusSeconds(60)));
  }

  @Test
  public void anEndpointIsOpenedWhateverItsState() {
    deliveries().disable(endpoint, NOON, LATER);
    deliveries().open(endpoint);
    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Open());

    deliveries().slow(endpoint, NOON.plusSeconds(60), MINUTE);
    deliveries().open(endpoint);
    deliveries().open(endpoint);
    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Open());
  }

  @Test
  public void aRevivedNoticeWaitsFromItsFirstRoundOn() {
    deliveries().park(notice, NOON);
    deliveries().claim(only(NOON), NOON.plusSeconds(600));
    deliveries().fail(notice.inRound(1), "given_up", NOON, LATER);

    assertThat(deliveries().revive(endpoint, "evt_1", NOON.plusSeconds(900))).isTrue();

    assertThat(deliveries().due(NOON.plusSeconds(900), 10))
        .containsExactly(new DueNotice(endpoint, "evt_1", 0, NOON.plusSeconds(900)));
    assertThat(deliveries().claim(only(NOON.plusSeconds(900)), LATER)).contains(notice.inRound(1));
  }

  @Test
  public void onlyWhatFailedCanBeRevived() {
    assertThat(deliveries().revive(endpoint, "evt_1", NOON)).isFalse();
    deliveries().park(notice, NOON);
    assertThat(deliveries().revive(endpoint, "evt_1", NOON.plusSeconds(60))).isFalse();
    assertThat(deliveries().find(notice)).contains(new Parked(notice, NOON));
    deliveries().remove(notice);
    assertThat(deliveries().revive(endpoint, "evt_1", NOON)).isFalse();
  }

  @Test
  public void ofManyWhoReviveOneSucceeds() throws Exception {
    deliveries().fail(notice, "given_up", NOON, LATER);
    List<Callable<Boolean>> revivals = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      revivals.add(() -> deliveries().revive(endpoint, "evt_1", NOON));
    }

    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> revival : threads.invokeAll(revivals)) {
        won += revival.get() ? 1 : 0;
      }
    }

    assertThat(won).isEqualTo(1);
  }

  @Test
  public void whatHasNotArrivedIsFoundWithItsStanding() {
    assertThat(deliveries().find(endpoint, "evt_1")).isEmpty();
    deliveries().park(notice, NOON);
    assertThat(deliveries().find(endpoint, "evt_1"))
        .contains(new KeptNotice(notice, new KeptNotice.Standing.Waiting(NOON)));
    deliveries().fail(notice, "given_up", NOON.plusMillis(1), LATER);
    assertThat(deliveries().find(endpoint, "evt_1"))
        .contains(
            new KeptNotice(notice, new KeptNotice.Standing.Failed("given_up", NOON.plusMillis(1))));
    deliveries().remove(notice);
    assertThat(deliveries().find(endpoint, "evt_1")).isEmpty();
  }

  @Test
  public void theStateOfAnEndpointIsNoNotice() {
    deliveries().disable(endpoint, NOON, LATER);

    assertThat(deliveries().find(endpoint, "state")).isEmpty();
    assertThat(list(Optional.empty())).isEmpty();
    assertThat(deliveries().revive(endpoint, "state", NOON)).isFalse();
  }

  @Test
  public void whatHasNotArrivedIsListedWaitingFirstAndThenNewestFirst() {
    fillList();

    assertThat(list(Optional.empty()))
        .containsExactly("evt_a 0 waiting", "evt_d 0 waiting", "evt_c 0 failed", "evt_b 0 failed");
    assertThat(list(Optional.of(KeptNotice.As.WAITING)))
        .containsExactly("evt_a 0 waiting", "evt_d 0 waiting");
    assertThat(list(Optional.of(KeptNotice.As.FAILED)))
        .containsExactly("evt_c 0 failed", "evt_b 0 failed");
  }

  @Test
  public void listsComeInPagesThatLeaveNothingOut() {
    fillList();
    List<String> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<KeptNotice> page = deliveries().list(endpoint, Optional.empty(), after, 1);
      page.items().forEach(kept -> all.add(kept.notice().event().id()));
      after = page.next();
    } while (after.isPresent());

    assertThat(all).containsExactly("evt_a", "evt_d", "evt_c", "evt_b");
  }

  @Test
  public void aPlaceInOneListIsNoneInAnother() {
    fillList();
    Optional<String> amongWaiting =
        deliveries().list(endpoint, Optional.of(KeptNotice.As.WAITING), Optional.empty(), 1).next();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> deliveries().list(endpoint, Optional.of(KeptNotice.As.FAILED), amongWaiting, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deliveries().list(endpoint, Optional.empty(), Optional.of("nowhere"), 1));
  }

  /** Two that wait and two that failed, and those of another endpoint. */
  private void fillList() {
    deliveries().park(NoticeExample.at("evt_d", NOON), NOON.plusSeconds(60));
    deliveries().park(NoticeExample.at("evt_a", NOON.plusMillis(1)), NOON.plusSeconds(30));
    deliveries().fail(NoticeExample.at("evt_b", NOON), "given_up", NOON, LATER);
    deliveries().park(NoticeExample.at("evt_c", NOON.plusSeconds(9)), NOON);
    deliveries().fail(NoticeExample.at("evt_c", NOON.plusSeconds(9)), "disabled", NOON, LATER);
    deliveries().park(NoticeExample.to("c2", "evt_x"), NOON);
    deliveries().fail(NoticeExample.to("c2", "evt_y"), "given_up", NOON, LATER);
    settle();
  }

  private List<String> list(Optional<KeptNotice.As> as) {
    return deliveries().list(endpoint, as, Optional.empty(), 10).items().stream()
        .map(
            kept ->
                kept.notice().event().id()
                    + " "
                    + kept.notice().round()
                    + " "
                    + kept.standing().as().word())
        .toList();
  }

  private DueNotice only(Instant now) {
    return deliveries().due(now, 1).getFirst();
  }
}
