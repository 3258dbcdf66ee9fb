package dev.rollcall.core.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishCampaignsTest {
  private static final Instant NOW = Examples.NOW;

  private final World world = new World();
  private final Campaign importing = new CampaignExample().status(CampaignStatus.IMPORTING).build();
  private final Campaign draft =
      new CampaignExample().status(CampaignStatus.DRAFT).webhook(false).build();
  private final Campaign running = act(draft, CampaignAction.START, 1);
  private final Campaign paused = act(running, CampaignAction.PAUSE, 2);
  private final Campaign resumed = act(paused, CampaignAction.RESUME, 3);

  private static Campaign act(Campaign campaign, CampaignAction action, int secondsLater) {
    return campaign.after(action, NOW.plusSeconds(secondsLater)).orElseThrow();
  }

  private List<Event> publish(Campaign before, Campaign after) {
    world
        .worker()
        .publishCampaigns()
        .run(List.of(new CampaignChange("0", Optional.of(before), after)));
    return world.takeEvents();
  }

  private Optional<Instant> wakesOnceChanged(CampaignStatus to) {
    World other = new World();
    Campaign after =
        new CampaignExample().status(to).schedule(Schedule.at(NOW.plusSeconds(7_200))).build();
    other
        .worker()
        .publishCampaigns()
        .run(List.of(new CampaignChange("0", Optional.of(importing), after)));
    return other.wake(Examples.CAMPAIGN).map(Wake::at);
  }

  /** Whoever changed it may have crashed before they woke it, and a tick put it to sleep before. */
  @Test
  void wakesWhoeverHasSomethingToDo() {
    assertThat(wakesOnceChanged(CampaignStatus.RUNNING)).contains(NOW);
    assertThat(wakesOnceChanged(CampaignStatus.CANCELLED)).contains(NOW);
    assertThat(wakesOnceChanged(CampaignStatus.FAILED)).contains(NOW);
    assertThat(wakesOnceChanged(CampaignStatus.SCHEDULED)).contains(NOW.plusSeconds(7_200));
    assertThat(wakesOnceChanged(CampaignStatus.PAUSED)).isEmpty();
    assertThat(wakesOnceChanged(CampaignStatus.COMPLETED)).isEmpty();
  }

  @Test
  void wakesNobodyWhoseStatusStayed() {
    publish(running, running);

    assertThat(world.wake(Examples.CAMPAIGN)).isEmpty();
  }

  @Test
  void tellsThatItStarted() {
    List<Event> events = publish(draft, running);

    assertThat(events).extracting(Event::type).containsExactly(EventType.CAMPAIGN_STARTED);
    assertThat(events.getFirst().at()).isEqualTo(NOW.plusSeconds(1));
    assertThat(events.getFirst().data())
        .containsEntry("campaign_id", "c1")
        .containsEntry("name", "Example")
        .containsEntry("status", "running");
    assertThat(world.takeNotices()).extracting(notice -> notice.event()).isEqualTo(events);
  }

  @Test
  void tellsOfEachPauseByAnIdOfItsOwn() {
    Campaign pausedAgain = act(resumed, CampaignAction.PAUSE, 4);
    String first = publish(running, paused).getFirst().id();
    String second = publish(resumed, pausedAgain).getFirst().id();

    assertThat(first).isNotEqualTo(second);
    assertThat(publish(running, paused).getFirst().id()).isEqualTo(first);
  }

  @Test
  void tellsWhyACampaignPausedItself() {
    assertThat(publish(running, running.paused("It had to.", NOW)).getFirst().data())
        .containsEntry("reason", "It had to.");
    assertThat(publish(running, paused).getFirst().data()).doesNotContainKey("reason");
  }

  @Test
  void doesNotTellOfAResume() {
    assertThat(publish(paused, resumed)).isEmpty();
  }

  @Test
  void tellsThatItCompletedAndWithWhatFigures() {
    world
        .counts()
        .fold(
            Examples.CAMPAIGN,
            World.SHARD,
            List.of(
                new Counts.Change(
                    "1", new Tally(Map.of(Tally.STARTED, 9L, Tally.ENDED, 5L, Tally.REACHED, 3L)))),
            NOW);

    List<Event> events = publish(running, running.completed(NOW));

    assertThat(events).extracting(Event::type).containsExactly(EventType.CAMPAIGN_COMPLETED);
    assertThat(events.getFirst().data())
        .containsEntry("attempts", 9L)
        .containsEntry("reached", 3L)
        .containsEntry("unreached", 2L);
  }

  @Test
  void tellsOfNoOtherChange() {
    Campaign importing = new CampaignExample().status(CampaignStatus.IMPORTING).build();

    assertThat(publish(importing, draft)).isEmpty();
    assertThat(publish(running, act(running, CampaignAction.CANCEL, 2))).isEmpty();
    assertThat(publish(importing, importing.failed(NOW))).isEmpty();
    assertThat(publish(running, running)).isEmpty();
  }

  @Test
  void sendsNoNoticeWhereNobodyGaveAWebhook() {
    Campaign quiet = new CampaignExample().status(CampaignStatus.DRAFT).build();

    assertThat(publish(quiet, act(quiet, CampaignAction.START, 1))).hasSize(1);
    assertThat(world.takeNotices()).isEmpty();
  }

  @Test
  void everyEventTypeIsReadBackFromItsWord() {
    for (EventType type : EventType.values()) {
      assertThat(EventType.of(type.word())).isEqualTo(type);
    }
  }
}
