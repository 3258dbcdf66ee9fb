package dev.rollcall.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of deliveries promises. */
public abstract class DeliveriesContract {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Notice notice = NoticeExample.of("evt_1");
  private final EndpointKey endpoint = notice.endpointKey();

  /** An empty store; the same one for all of a test. */
  protected abstract Deliveries deliveries();

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
  public void aDisabledEndpointStaysSo() {
    deliveries().slow(endpoint, NOON.plusSeconds(60), MINUTE);
    deliveries().disable(endpoint, NOON);
    deliveries().slow(endpoint, NOON.plusSeconds(600), MINUTE);

    assertThat(deliveries().state(endpoint)).isEqualTo(new EndpointState.Disabled(NOON));
  }

  @Test
  public void endpointsHaveStatesOfTheirOwn() {
    deliveries().disable(endpoint, NOON);

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
    deliveries().fail(notice, "given_up", NOON);

    assertThat(deliveries().find(notice)).isEmpty();
    assertThat(deliveries().due(NOON.plusSeconds(600), 10)).isEmpty();
  }

  @Test
  public void aFailedNoticeMayBeParkedAgain() {
    deliveries().fail(notice, "given_up", NOON);
    deliveries().park(notice, NOON);

    assertThat(deliveries().due(NOON, 10)).hasSize(1);
  }

  private DueNotice only(Instant now) {
    return deliveries().due(now, 1).getFirst();
  }
}
