package dev.rollcall.core.intake;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DailyHours;
import dev.rollcall.core.time.DayPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a new zone or part of the day does to whoever still waits to be reached. */
class FollowContactTest {
  private static final Address TO = number(1);
  private static final Address MAILBOX = new Address("ada@example.com");
  private static final ContactId ADA = new ContactId("ada");
  private static final CampaignKey OTHER = new CampaignExample().id("c2").build().key();
  private static final String TOKYO = "Asia/Tokyo";
  private static final String FROM_TOKYO = Examples.awayFromNewYork(TOKYO).id();
  private static final int CALLS_MAX = 60;

  private World world = new World();

  private static Person person(Optional<String> zone, Optional<DayPart> part) {
    return new Person(Optional.of(TO), Optional.of(MAILBOX), zone, part, Map.of());
  }

  private void known(Optional<String> zone, Optional<DayPart> part) {
    Optional<Contact> before = world.contacts().find(TENANT, TO);
    Contact next =
        before
            .map(c -> c.updated(person(zone, part), world.clock().instant(), "edit"))
            .orElseGet(() -> Contact.of(ADA, person(zone, part), NOW, "seed"));
    world.contacts().save(TENANT, next, before);
  }

  private void livesIn(String zone) {
    known(Optional.of(zone), Optional.empty());
  }

  private void follow() {
    world.worker().followContact().run(Examples.tenant(Policy.DEFAULT), ADA);
  }

  private Recipient waiting(Instant lookAt) {
    Recipient recipient = Examples.recipient(TO);
    return recipient.refiled(recipient.place().calendarId(), lookAt);
  }

  private Optional<Instant> wakesAt(CampaignKey key) {
    return world.wake(key).map(Wake::at);
  }

  private void sleepUntil(CampaignKey key, Instant until) {
    world.wakes().defer(world.wake(key).orElseThrow(), until);
  }

  @Test
  void theyAreLookedAtNowUnderTheNewCalendar() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW.plusSeconds(9)));
    sleepUntil(Examples.CAMPAIGN, NOW.plusSeconds(9000));
    livesIn(TOKYO);

    follow();

    Recipient moved = world.recipient(TO);
    assertThat(moved.place().calendarId()).isEqualTo(FROM_TOKYO);
    assertThat(moved.place().lookAt()).isEqualTo(NOW);
    assertThat(world.imports().find(Examples.CAMPAIGN).orElseThrow().calendars())
        .containsOnlyKeys(Examples.NEW_YORK.id(), FROM_TOKYO);
    assertThat(wakesAt(Examples.CAMPAIGN)).contains(NOW);
  }

  @Test
  void theCalendarIsThereBeforeAnybodyFollowsIt() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    livesIn(TOKYO);
    world.calls().forget();

    follow();

    List<String> calls = world.calls().names();
    assertThat(calls.indexOf("imports.register")).isNotNegative();
    assertThat(calls.indexOf("imports.register")).isLessThan(calls.indexOf("recipients.save"));
    assertThat(calls.indexOf("recipients.save")).isLessThan(calls.lastIndexOf("wakes.rouse"));
  }

  @Test
  void thePartOfTheDayCountsToo() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    known(Optional.of("America/New_York"), Optional.of(DayPart.EVENING));

    follow();

    assertThat(world.recipient(TO).place().calendarId()).isEqualTo("America/New_York^US@evening");
  }

  @Test
  void whoeverStatesNoZoneAnyMoreFollowsTheirNumber() {
    world
        .with(new CampaignExample().build(), Calendar.of(TOKYO))
        .with(Examples.recipient(Examples.CAMPAIGN, TO, Calendar.of(TOKYO)));
    known(Optional.empty(), Optional.empty());

    follow();

    assertThat(world.recipient(TO).place().calendarId()).isEqualTo(Examples.NEW_YORK.id());
  }

  @Test
  void theChannelThatTheyPreferStays() {
    Calendar texting =
        new Calendar(
            new TreeSet<>(List.of("America/New_York")), Optional.empty(), Optional.of(Channel.SMS));
    world
        .with(new CampaignExample().build(), texting)
        .with(Examples.recipient(Examples.CAMPAIGN, TO, texting));
    livesIn(TOKYO);

    follow();

    assertThat(world.recipient(TO).place().calendarId()).isEqualTo(FROM_TOKYO + "!sms");
  }

  @Test
  void everyCampaignIsFollowedAndSoIsTheirMailbox() {
    world
        .with(new CampaignExample().build(), Examples.NEW_YORK)
        .with(waiting(NOW))
        .with(new CampaignExample().id("c2").channel(Channel.EMAIL).build(), Examples.NEW_YORK);
    Recipient byMail = Examples.recipient(OTHER, MAILBOX, Examples.NEW_YORK);
    Recipient hers =
        Recipient.enrolled(
            byMail.key(),
            byMail.id(),
            new Enrolment(ADA, 1, 5, Optional.empty(), Map.of(), NOW),
            byMail.place());
    world.with(hers);
    livesIn(TOKYO);

    follow();

    assertThat(world.recipient(TO).place().calendarId()).isEqualTo(FROM_TOKYO);
    assertThat(world.recipient(OTHER, MAILBOX).place().calendarId()).isEqualTo(FROM_TOKYO);
  }

  @Test
  void somebodyElseAtTheSameMailboxIsLeftAlone() {
    world
        .with(new CampaignExample().id("c2").channel(Channel.EMAIL).build(), Examples.NEW_YORK)
        .with(Examples.recipient(OTHER, MAILBOX, Examples.NEW_YORK));
    livesIn(TOKYO);

    follow();

    assertThat(world.recipient(OTHER, MAILBOX).place().calendarId())
        .isEqualTo(Examples.NEW_YORK.id());
  }

  @Test
  void whoIsFinishedStaysWhereTheyAre() {
    Recipient ended = Examples.recipient(TO).ended(Disposition.COMPLETED, NOW);
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(ended);
    livesIn(TOKYO);

    follow();

    assertThat(world.recipientChanges()).hasSize(1);
  }

  @Test
  void whoIsBeingReachedIsLookedAtWhenThatIsOver() {
    Recipient live = Examples.started(Examples.recipient(TO), NOW);
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(live);
    livesIn(TOKYO);

    follow();

    Recipient moved = world.recipient(TO);
    assertThat(moved.place().calendarId()).isEqualTo(FROM_TOKYO);
    assertThat(moved.place().lookAt()).isEqualTo(live.place().lookAt());
    assertThat(moved.log()).isEqualTo(live.log());
  }

  @Test
  void nothingIsWrittenForTimesThatStay() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    livesIn("America/New_York");
    world.calls().forget();

    follow();

    assertThat(world.recipientChanges()).hasSize(1);
    assertThat(world.calls().names()).doesNotContain("imports.register", "recipients.save");
  }

  @Test
  void nobodyIsFollowedWhomNobodyKnows() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));

    follow();

    assertThat(world.recipientChanges()).hasSize(1);
  }

  /** 10:00 in New York is midnight in Tokyo, and hours that are open all day: a new day there. */
  @Test
  void anEditAtMidnightGivesNobodyOneMoreAttemptOnTheSameDay() {
    Recipient tried =
        Examples.attempted(
            Examples.recipient(TO), NOW.minus(Duration.ofHours(1)), Disposition.NO_ANSWER);
    RuleExample rule = new RuleExample().total(5).perDay(1).gap(Duration.ofMinutes(1));
    world
        .with(Examples.tenant(Examples.policy(DailyHours.of("00:00", "23:59"))))
        .with(new CampaignExample().rule(rule.window("00:00", "23:59")).build(), Examples.NEW_YORK)
        .with(tried);
    livesIn(TOKYO);

    follow();
    lookAt(TO);

    assertThat(world.carrier().orders()).isEmpty();
    Recipient filed = world.recipient(TO);
    assertThat(filed.place().calendarId()).isEqualTo(FROM_TOKYO);
    assertThat(filed.place().lookAt())
        .as("tomorrow in New York too")
        .isEqualTo(Instant.parse("2026-11-19T05:00:00Z"));
    assertThat(filed.log()).isEqualTo(tried.log());
  }

  @Test
  void theNewHoursAreKeptAtOnce() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    livesIn(TOKYO);

    follow();
    lookAt(TO);

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(TO).place().lookAt())
        .as("09:00 in Tokyo")
        .isEqualTo(Instant.parse("2026-11-19T00:00:00Z"));
  }

  /** A worker may have read the campaign just before its new calendar was registered. */
  @Test
  void aWorkerWithAnOlderViewReadsTheCampaignAnew() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    var worker = world.worker();
    assertThat(worker.views().find(Examples.CAMPAIGN)).isPresent();
    livesIn("America/Chicago");
    follow();

    worker.followHint().run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(TO)));

    assertThat(world.carrier().orders()).hasSize(1);
  }

  @Test
  void anOutcomeIsHeardByAWorkerWithAnOlderView() {
    Recipient live = Examples.started(Examples.recipient(TO), NOW);
    world
        .with(new CampaignExample().rule(new RuleExample().total(5)).build(), Examples.NEW_YORK)
        .with(live);
    var worker = world.worker();
    assertThat(worker.views().find(Examples.CAMPAIGN)).isPresent();
    livesIn("America/Chicago");
    follow();

    worker
        .recordOutcome()
        .run(
            live.attemptId(live.log().live().orElseThrow()),
            Outcome.of(Disposition.NO_ANSWER, NOW));

    assertThat(world.recipient(TO).log().live()).isEmpty();
    assertThat(world.recipient(TO).place().calendarId())
        .isEqualTo(Examples.awayFromNewYork("America/Chicago").id());
  }

  @Test
  void whoeverIsEditedAgainMeanwhileEndsUnderTheNewestTimes() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    livesIn(TOKYO);
    AtomicBoolean done = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("recipients.ofAddress") && done.compareAndSet(false, true)) {
                livesIn("Europe/London");
              }
              return call.proceed();
            });

    follow();

    assertThat(world.recipient(TO).place().calendarId())
        .isEqualTo(Examples.awayFromNewYork("Europe/London").id());
  }

  @Test
  void whoeverLosesToAWorkerTriesAgainOverWhatItWrote() {
    Recipient waiting = waiting(NOW);
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting);
    livesIn(TOKYO);
    AtomicBoolean done = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("recipients.save") && done.compareAndSet(false, true)) {
                world.recipients().save(Examples.started(world.recipient(TO), NOW));
              }
              return call.proceed();
            });

    follow();

    assertThat(world.recipient(TO).place().calendarId()).isEqualTo(FROM_TOKYO);
    assertThat(world.recipient(TO).log().live()).isPresent();
  }

  @Test
  void aCrashIsMadeGoodByTheNextTry() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= CALLS_MAX; call++) {
        world = new World();
        world
            .with(new CampaignExample().build(), Examples.NEW_YORK)
            .with(waiting(NOW.plusSeconds(7200)));
        sleepUntil(Examples.CAMPAIGN, NOW.plusSeconds(9000));
        livesIn(TOKYO);
        CrashAt crash = new CrashAt(call, applied);
        world.calls().meddle(crash);
        try {
          follow();
        } catch (CrashAt.Crash asMeant) {
          // Whoever waits for the answer asks again.
        }
        world.calls().leaveAlone();
        follow();
        String about = "crash at call %d, applied %s".formatted(call, applied);
        assertThat(world.recipient(TO).place().calendarId()).as(about).isEqualTo(FROM_TOKYO);
        assertThat(world.recipientChanges()).as(about).hasSize(2);
        assertThat(wakesAt(Examples.CAMPAIGN).orElseThrow()).as(about).isBeforeOrEqualTo(NOW);
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of a follow").isGreaterThan(6);
          break;
        }
      }
    }
  }

  @Test
  void anImportThatChangesAZoneIsFollowed() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    known(Optional.empty(), Optional.empty());

    importRow(person(Optional.of(TOKYO), Optional.empty()));

    assertThat(world.recipient(TO).place().calendarId()).isEqualTo(FROM_TOKYO);
  }

  @Test
  void anImportThatChangesNoTimesLooksForNobody() {
    world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
    livesIn(TOKYO);
    world.calls().forget();

    importRow(
        new Person(
            Optional.of(TO),
            Optional.empty(),
            Optional.of(TOKYO),
            Optional.empty(),
            Map.of("company", "Acme")));

    assertThat(world.calls().names()).doesNotContain("recipients.ofAddress");
  }

  /** Its first try read the contact, stood still while they were edited, and died. */
  @Test
  void aRowThatAnEarlierTryFiledUnderFormerTimesIsFollowedWhenTheChunkComesAgain() {
    livesIn(TOKYO);
    world.with(Examples.recipient(OTHER, TO, Examples.NEW_YORK));

    importRow(person(Optional.of(TOKYO), Optional.empty()));

    assertThat(world.recipient(OTHER, TO).place().calendarId()).isEqualTo(FROM_TOKYO);
  }

  @Test
  void anImportThatCrashesBeforeItFollowsDoesSoWhenItComesAgain() {
    for (int call = 1; call <= CALLS_MAX; call++) {
      world = new World();
      world.with(new CampaignExample().build(), Examples.NEW_YORK).with(waiting(NOW));
      known(Optional.empty(), Optional.empty());
      CrashAt crash = new CrashAt(call, true);
      world.calls().meddle(crash);
      try {
        importRow(person(Optional.of(TOKYO), Optional.empty()));
      } catch (CrashAt.Crash asMeant) {
        // The chunk is delivered again.
      }
      world.calls().leaveAlone();
      importRow(person(Optional.of(TOKYO), Optional.empty()));
      assertThat(world.recipient(TO).place().calendarId())
          .as("call %d", call)
          .isEqualTo(FROM_TOKYO);
      if (!crash.hasCrashed()) {
        assertThat(call).as("calls of an import").isGreaterThan(10);
        return;
      }
    }
  }

  private void importRow(Person person) {
    world
        .worker()
        .acceptCampaign()
        .run(
            new CampaignExample()
                .id("c2")
                .status(CampaignStatus.IMPORTING)
                .createdAt(NOW.plusSeconds(1))
                .build(),
            List.of(
                new Chunk(
                    OTHER,
                    1,
                    "another seed",
                    NOW.plusSeconds(1),
                    List.of(Chunk.Row.of(new Chunk.Who.Sent(person), TO)))));
  }

  private void lookAt(Address address) {
    world
        .worker()
        .followHint()
        .run(
            new Hint.Look(
                Examples.CAMPAIGN, world.clock().instant(), Channel.CALL, List.of(address)));
  }
}
