package dev.rollcall.core.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlookTest {
  /** 10:00 in New York, 15:00 in London. */
  private static final Instant MORNING = Examples.NOW;

  private static final Calendar LONDON = Calendar.of("Europe/London");

  private final Outlook outlook = new Outlook(IanaZones.shipped());

  private String sentence(CampaignExample campaign, Instant now, Calendar... calendars) {
    return sentence(Examples.view(campaign.build(), calendars), now);
  }

  private String sentence(CampaignView view, Instant now) {
    return outlook.waitsFor(view, Optional.empty(), now).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT,     Somebody must start it.",
    "PAUSED,    Somebody must resume it.",
    "IMPORTING, Its contacts are still coming in.",
    "COMPLETED, ''",
    "CANCELLED, ''",
    "FAILED,    ''"
  })
  void followsFromTheStatus(CampaignStatus status, String sentence) {
    assertThat(sentence(new CampaignExample().status(status), MORNING)).isEqualTo(sentence);
  }

  @Test
  void tellsWhyACampaignPausedItself() {
    Campaign paused = new CampaignExample().build().paused("It had to.", MORNING);

    assertThat(sentence(Examples.view(paused), MORNING))
        .isEqualTo("It had to. Somebody must resume it.");
  }

  @Test
  void tellsHowFarAnImportIs() {
    CampaignView view =
        Examples.view(new CampaignExample().status(CampaignStatus.IMPORTING).build());
    Import progress =
        new Import(
            Examples.CAMPAIGN,
            4,
            Map.of(1, ChunkCounts.enrolled(500), 3, ChunkCounts.enrolled(500)),
            Map.of(),
            MORNING);

    assertThat(outlook.waitsFor(view, Optional.of(progress), MORNING))
        .contains("Its contacts are still coming in: 2 of 4 parts are done.");
  }

  @Test
  void tellsWhenAScheduledOneStarts() {
    CampaignExample scheduled =
        new CampaignExample()
            .status(CampaignStatus.SCHEDULED)
            .schedule(Schedule.at(Instant.parse("2026-12-01T09:00:00.5Z")));

    assertThat(sentence(scheduled, MORNING)).isEqualTo("It starts at 2026-12-01T09:00:00Z.");
  }

  @Test
  void tellsWhetherCallingHoursAreOpen() {
    Instant evening = Instant.parse("2026-11-18T20:00:00Z");

    assertThat(sentence(new CampaignExample(), MORNING, Examples.NEW_YORK, LONDON))
        .isEqualTo("Calling hours are open: whoever is due is reached as pace and slots allow.");
    assertThat(sentence(new CampaignExample(), evening, Examples.NEW_YORK, LONDON))
        .isEqualTo(
            "Calling hours are open for 1 of 2 groups of contacts: whoever is due there is"
                + " reached.");
    assertThat(sentence(new CampaignExample(), evening, LONDON))
        .isEqualTo("Calling hours open next at 2026-11-19T09:00:00Z.");
  }

  @Test
  void tellsWhenTheFirstDateBegins() {
    Schedule friday =
        new Schedule(
            true, Optional.empty(), Optional.of(LocalDate.of(2026, 11, 20)), Optional.empty());

    assertThat(sentence(new CampaignExample().schedule(friday), MORNING, Examples.NEW_YORK))
        .isEqualTo("Calling hours open next at 2026-11-20T14:00:00Z.");
  }

  @Test
  void tellsThatHoursNeverOpen() {
    CampaignView view =
        Examples.view(
            new CampaignExample().build(),
            Examples.policy(new DailyHours(List.of())),
            Examples.NEW_YORK);

    assertThat(sentence(view, MORNING)).contains("leave no hours");
  }

  @Test
  void tellsThatTheChannelIsGone() {
    CampaignView view = Examples.view(new CampaignExample().build(), Examples.NEW_YORK);
    Tenant tenant = view.tenant();
    Tenant silent =
        new Tenant(tenant.id(), tenant.name(), tenant.policy(), Map.of(), tenant.webhookSecret());

    assertThat(sentence(new CampaignView(view.campaign(), view.calendars(), silent), MORNING))
        .isEqualTo("The account has no channel for it any more.");
  }

  /** The sentence of a running campaign whose rows are there to be looked at. */
  private static String ahead(World world, Campaign campaign) {
    CampaignView view = world.worker().views().fresh(campaign.key()).orElseThrow();
    Ahead ahead =
        new Ahead(
            world.recipients(), world.slots(), world.buckets(), world.worker().explainRecipient());
    return new Outlook(IanaZones.shipped(), ahead)
        .waitsFor(view, Optional.empty(), world.clock().instant())
        .orElse("");
  }

  private static World world(Campaign campaign) {
    return new World().with(campaign, Examples.NEW_YORK, LONDON);
  }

  @Test
  void tellsOfTheGroupsInWhichSomebodyIsLeft() {
    Campaign campaign = new CampaignExample().build();
    World world = world(campaign).with(Examples.recipient(Examples.number(1)));
    world.clock().advance(Duration.ofHours(5));

    assertThat(ahead(world, campaign))
        .isEqualTo("Calling hours are open: whoever is due is reached as pace and slots allow.");
  }

  @Test
  void tellsThatEveryPlaceIsTaken() {
    Campaign campaign = new CampaignExample().concurrency(1).build();
    World world = world(campaign).with(Examples.recipient(Examples.number(1)));
    Instant lease = MORNING.plusSeconds(600);
    world.slots().take(campaign.key(), 1, "somebody#1", "nonce", lease, MORNING);

    assertThat(ahead(world, campaign))
        .isEqualTo(
            "As many attempts are live as it allows, 1: the next starts when one of them ends.");
  }

  @Test
  void tellsThatTheCarrierWantsToBeLeftAlone() {
    Campaign campaign = new CampaignExample().build();
    World world = world(campaign).with(Examples.recipient(Examples.number(1)));
    world.buckets().pause(Examples.TENANT, Channel.CALL, MORNING.plusSeconds(90));

    assertThat(ahead(world, campaign))
        .isEqualTo("The carrier asked to be left alone until 2026-11-18T15:01:30Z.");

    world.clock().advance(Duration.ofSeconds(90));
    assertThat(ahead(world, campaign)).startsWith("Calling hours are open");
  }

  @Test
  void tellsWhyWhoeverComesFirstMustWait() {
    Campaign campaign =
        new CampaignExample().rule(new RuleExample().gap(Duration.ofHours(2))).build();
    Recipient tried =
        Examples.attempted(Examples.recipient(Examples.number(1)), MORNING, Disposition.BUSY);
    World world =
        world(campaign)
            .with(tried.refiled(tried.place().calendarId(), MORNING.plus(Duration.ofHours(2))));
    world.clock().advance(Duration.ofMinutes(5));

    assertThat(ahead(world, campaign))
        .isEqualTo(
            "Nobody is due before 2026-11-18T17:00:00Z; for whoever comes first, the pause since"
                + " the last attempt is not over.");
  }

  @Test
  void neverTellsOfATimeThatIsOver() {
    Campaign campaign = new CampaignExample().build();
    Recipient live = Examples.started(Examples.recipient(Examples.number(1)), MORNING);
    Instant tomorrow = MORNING.plus(Duration.ofDays(1));
    World world = world(campaign).with(live.refiled(live.place().calendarId(), tomorrow));
    world.clock().advance(Duration.ofHours(1));

    assertThat(ahead(world, campaign))
        .isEqualTo(
            "Nobody is due before 2026-11-19T15:00:00Z; for whoever comes first, an attempt is"
                + " live.");
  }

  @Test
  void tellsThatNobodyIsLeft() {
    Campaign campaign = new CampaignExample().build();

    assertThat(ahead(world(campaign), campaign))
        .isEqualTo("Nobody is left to reach: it completes shortly.");
  }
}
