package dev.rollcall.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private final World world = new World();
  private final Views views = world.worker().views();

  private void given() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK);
  }

  private void pause() {
    world
        .campaigns()
        .save(
            world
                .campaign(Examples.CAMPAIGN)
                .after(CampaignAction.PAUSE, Examples.NOW)
                .orElseThrow());
  }

  private CampaignStatus seen() {
    return views.find(Examples.CAMPAIGN).orElseThrow().campaign().status();
  }

  @Test
  void showCampaignCalendarsAndTenant() {
    given();

    CampaignView view = views.find(Examples.CAMPAIGN).orElseThrow();

    assertThat(view.campaign()).isEqualTo(world.campaign(Examples.CAMPAIGN));
    assertThat(view.calendars()).containsOnlyKeys(Examples.NEW_YORK.id());
    assertThat(view.tenant().id()).isEqualTo(Examples.TENANT);
    assertThat(view.window(Examples.NEW_YORK.id()))
        .isEqualTo(Window.daily(Examples.NEW_YORK, DailyHours.of("09:00", "18:00")));
  }

  @Test
  void showNothingOfWhatIsNotThere() {
    assertThat(views.find(Examples.CAMPAIGN)).isEmpty();
    given();
    assertThat(views.find(Examples.CAMPAIGN)).isPresent();
  }

  @Test
  void areAtMostTwoSecondsOld() {
    given();
    seen();
    pause();

    world.ticker().advance(Views.CAMPAIGN_AGE_MAX.minusNanos(1));
    assertThat(seen()).isEqualTo(CampaignStatus.RUNNING);
    world.ticker().advance(Views.CAMPAIGN_AGE_MAX);
    assertThat(seen()).isEqualTo(CampaignStatus.PAUSED);
  }

  @Test
  void growOldWhateverTheWallClockSays() {
    given();
    seen();
    pause();

    world.clock().advance(Views.CAMPAIGN_AGE_MAX.multipliedBy(100));
    assertThat(seen()).isEqualTo(CampaignStatus.RUNNING);
  }

  @Test
  void areFreshWhereTheyMustBe() {
    given();
    seen();
    pause();

    assertThat(views.fresh(Examples.CAMPAIGN).orElseThrow().campaign().status())
        .isEqualTo(CampaignStatus.PAUSED);
    assertThat(seen()).isEqualTo(CampaignStatus.PAUSED);
  }

  @Test
  void rememberATenantForThirtySeconds() {
    given();
    seen();
    Policy strict = Examples.policy(DailyHours.of("10:00", "12:00"));
    world.with(Examples.tenant(strict));

    world.ticker().advance(Views.TENANT_AGE_MAX.minusNanos(1));
    assertThat(views.find(Examples.CAMPAIGN).orElseThrow().tenant().policy())
        .isEqualTo(Policy.DEFAULT);
    world.ticker().advance(Views.TENANT_AGE_MAX);
    assertThat(views.find(Examples.CAMPAIGN).orElseThrow().tenant().policy()).isEqualTo(strict);
  }

  /** A recipient is enrolled only after its calendar is there, so nobody sees one without. */
  @Test
  void readCalendarsAfterTheCampaign() {
    given();
    world
        .calls()
        .meddle(
            call -> {
              Object answer = call.proceed();
              if (call.name().equals("campaigns.find")) {
                world.imports().register(Examples.CAMPAIGN, List.of(Calendar.of("Europe/London")));
              }
              return answer;
            });

    assertThat(views.find(Examples.CAMPAIGN).map(CampaignView::calendars).orElseThrow())
        .containsOnlyKeys(Examples.NEW_YORK.id(), "Europe/London");
  }
}
