package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.local.runner.Explanations.Contact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks {@code rollcall serve} about one contact of each kind of refusal, all of them brought about
 * from outside: by requests, by {@code rollcall tenant pack} and by what a carrier answers.
 *
 * <p>One cannot be: a pack that this version does not know can only have been switched on by
 * another. And whom a campaign can never reach any more it ends at once, so they are told that they
 * are finished, as what, and which gate would say so for good.
 */
class ExplainIT {
  /** Noon in New York, six in the evening in Paris, two at night in Tokyo. */
  private static final Instant CHRISTMAS = Instant.parse("2026-12-25T17:00:00Z");

  private static final int MINUTES_PER_SECOND = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofMillis(50);

  /** Engine time stands still during calls, and with it all that is asked while this one lasts. */
  private static final Duration LONG_CALL = Duration.ofSeconds(25);

  private static final Duration LEASE = Duration.ofMinutes(11);

  /** How long after a call began the carrier says that it ended. */
  private static final Duration TALK = Duration.ofSeconds(30);

  private static final Duration GAP = Duration.ofHours(4);

  private static final String NEW_YORK = "America/New_York";
  private static final String PARIS = "Europe/Paris";
  private static final String TALKED_TO = "+12125550121";
  private static final List<String> AT_LENGTH = List.of("+12125550122", "+12125550123");

  @TempDir Path directory;
  private CarrierRecorder recorder;
  private ServedEngine engine;
  private Api api;
  private Explanations explain;
  private Listings listings;

  @BeforeEach
  void serve() throws Exception {
    recorder =
        new CarrierRecorder(
            order -> order.to().equals(TALKED_TO) ? "completed" : "no_answer",
            order -> AT_LENGTH.contains(order.to()) ? LONG_CALL : CALL);
    engine =
        ServedEngine.start(
            directory,
            "--now=" + CHRISTMAS,
            "--speed=" + MINUTES_PER_SECOND,
            "--carrier=" + recorder.url(),
            "--allow-loopback");
    recorder.trust(engine.get("ROLLCALL_CARRIER_SECRET"));
    engine.tenant(
        "pack", "on", Credentials.TENANT.value(), "us-florida", "us-debt-collection", "fr-call");
    api = engine.api();
    explain = new Explanations(api);
    listings = new Listings(api);
  }

  @AfterEach
  void stop() throws Exception {
    recorder.close();
    engine.killDashNine();
  }

  @Test
  void saysOfEachKindOfRefusalWhatHoldsBackWhyAndUntilWhen() throws Exception {
    campaignsThatDoNotRunYet();
    hoursThatAreNotOpen();
    peopleWhoAreNotToBeCalled();
    peopleWithoutAChanceLeft();
    pausesAndCaps();
    callsThatAreLive();

    System.out.println(explain.table());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(explain.reasons())))
        .containsExactly(Reason.PACK_UNKNOWN);
  }

  private void campaignsThatDoNotRunYet() throws Exception {
    Contact draft = listings.of("+12125550101", NEW_YORK, all -> all.put("auto_start", false));
    explain.forSomebody("a draft", draft, "campaign", Reason.CAMPAIGN_NOT_RUNNING);
    explain.awaits(draft, "Somebody must start it.");

    Contact scheduled =
        new Contact(
            api.create(
                Api.campaign(List.of("+12125550102")).put("schedule_at", "2026-12-25T20:00:00Z")),
            "+12125550102");
    explain.forSomebody("scheduled", scheduled, "campaign", Reason.CAMPAIGN_NOT_RUNNING);
    explain.awaits(scheduled, "It starts at 2026-12-25T20:00:00Z.");

    Contact dated =
        listings.of("+12125550103", NEW_YORK, all -> all.put("start_date", "2027-01-05"));
    Instant opens = Instant.parse("2027-01-05T14:00:00Z");
    explain.until("before the first date", dated, "dates", Reason.BEFORE_START_DATE, opens);
    explain.awaitsHours(dated, opens, Reason.BEFORE_START_DATE);

    listings.act(dated, "pause");
    explain.forSomebody("paused", dated, "campaign", Reason.CAMPAIGN_NOT_RUNNING);
    explain.awaits(dated, "Somebody must resume it.");
  }

  private void hoursThatAreNotOpen() throws Exception {
    Contact early = listings.of("+12125550104", NEW_YORK, Listings.within("14:00", "18:00"));
    outsideHours("before the rule's hours", early, "2026-12-25T19:00:00Z");
    explain.awaitsHours(early, Instant.parse("2026-12-25T19:00:00Z"), Reason.OUTSIDE_WINDOW);
    outsideHours(
        "in the account's quiet hours, where the contact is",
        listings.of("+12125550105", "Asia/Tokyo", Listings.within("00:00", "23:59")),
        "2026-12-25T23:00:00Z");
    outsideHours(
        "on a pack's holiday, before its weekend",
        listings.of("+33123456789", PARIS, Listings.within("08:00", "21:00")),
        "2026-12-28T09:00:00Z");
    outsideHours(
        "not at the preferred time of day",
        listings.of(
            "+12125550106",
            NEW_YORK,
            all -> Listings.contact(all).put("preferred_contact_time", "evening")),
        "2026-12-25T22:00:00Z");
  }

  private void peopleWhoAreNotToBeCalled() throws Exception {
    api.post(
        "/v1/inbound", "{\"from\":\"+12125550107\",\"to\":\"+12125550100\",\"body\":\"STOP\"}");
    Contact stopped = listings.of("+12125550107", NEW_YORK, all -> all.put("auto_start", false));
    explain.forSomebody("opted out, in a draft", stopped, "suppressed", Reason.OPTED_OUT);

    Contact listed = listings.of("+12125550108", NEW_YORK, all -> all.put("auto_start", false));
    api.post(
        "/v1/suppressions/bulk",
        "{\"suppressions\":[{\"address\":\"+12125550108\",\"kind\":\"do_not_call\"}]}");
    explain.forSomebody("not to be called, in a draft", listed, "suppressed", Reason.DO_NOT_CALL);
    listings.act(listed, "start");
    explain.ended(
        "not to be called", listed, Disposition.SUPPRESSED, "suppressed", Reason.DO_NOT_CALL);
  }

  private void peopleWithoutAChanceLeft() throws Exception {
    explain.ended(
        "after the last date, where the contact is",
        listings.of("+12125550109", "Asia/Tokyo", all -> all.put("end_date", "2026-12-25")),
        Disposition.EXPIRED,
        "dates",
        Reason.AFTER_END_DATE);
    explain.ended(
        "hours that never meet, of the contact and of the number",
        listings.of("+33123456780", "Pacific/Honolulu", all -> {}),
        Disposition.EXPIRED,
        "window",
        Reason.NO_WINDOW);
    Contact cancelled = listings.of("+12125550110", NEW_YORK, Listings.within("14:00", "18:00"));
    listings.act(cancelled, "cancel");
    explain.ended(
        "cancelled", cancelled, Disposition.CANCELLED, "campaign", Reason.CAMPAIGN_CANCELLED);
    explain.ended(
        "all attempts made",
        listings.of("+12125550111", NEW_YORK, all -> Listings.rule(all).put("max_total_calls", 1)),
        Disposition.EXHAUSTED,
        "total_cap",
        Reason.TOTAL_CAP);
    explain.ended(
        "talked to",
        listings.of(TALKED_TO, NEW_YORK, all -> {}),
        Disposition.COMPLETED,
        "finished",
        Reason.FINISHED);
  }

  private void pausesAndCaps() throws Exception {
    explain.until(
        "talked to in another campaign, by a pack",
        listings.of(TALKED_TO, NEW_YORK, all -> {}),
        "conversation",
        Reason.AFTER_CONVERSATION,
        call(TALKED_TO, 1).plus(TALK).plus(Duration.ofDays(7)));

    Contact again =
        listings.of(
            "+12125550112",
            NEW_YORK,
            all -> Listings.rule(all).put("retry_interval_minutes", GAP.toMinutes()));
    explain.until(
        "before the next try",
        again,
        "retry_gap",
        Reason.RETRY_GAP,
        call("+12125550112", 1).plus(GAP));

    Contact tomorrow =
        listings.of(
            "+12125550113", NEW_YORK, all -> Listings.rule(all).put("max_calls_per_day", 1));
    Instant opens = Instant.parse("2026-12-26T14:00:00Z");
    explain.until("all of the day's attempts made", tomorrow, "day_cap", Reason.DAY_CAP, opens);
    explain.awaits(
        tomorrow,
        "Nobody is due before 2026-12-26T14:00:00Z; for whoever comes first, all attempts allowed"
            + " on this day there were made.");

    Contact inFlorida =
        listings.of(
            "+13055550114",
            NEW_YORK,
            all -> Listings.rule(all).put("max_calls_per_day", 9).put("retry_interval_minutes", 1));
    Instant first = call("+13055550114", 1);
    explain.until(
        "three attempts within 24 hours, by a pack",
        inFlorida,
        "rolling_cap",
        Reason.ROLLING_CAP,
        first.plus(Duration.ofHours(24)));
  }

  private void callsThatAreLive() throws Exception {
    String campaign = api.create(Api.campaign(AT_LENGTH).put("concurrent_calls", 1));
    recorder.awaitCalls(AT_LENGTH, 1, PATIENCE);
    CarrierRecorder.Order order = recorder.orders().getLast();
    String other = AT_LENGTH.get(1 - AT_LENGTH.indexOf(order.to()));
    Contact talking = new Contact(campaign, order.to());

    explain.until(
        "a call is live", talking, "finished", Reason.IN_PROGRESS, order.startedAt().plus(LEASE));
    explain.lacks("all slots are taken", new Contact(campaign, other), "slots");
    explain.awaits(
        talking,
        "As many attempts are live as it allows, 1: the next starts when one of them ends.");
    explain.until(
        "a call is live in another campaign",
        listings.of(order.to(), NEW_YORK, all -> {}),
        "busy",
        Reason.BUSY_ELSEWHERE,
        explain.now(talking).plus(Duration.ofMinutes(5)));
  }

  private void outsideHours(String kind, Contact contact, String opens) throws Exception {
    explain.until(kind, contact, "window", Reason.OUTSIDE_WINDOW, Instant.parse(opens));
  }

  private Instant call(String number, int nth) throws InterruptedException {
    recorder.awaitCalls(Set.of(number), nth, PATIENCE);
    return recorder.orders().stream()
        .filter(order -> order.to().equals(number))
        .skip(nth - 1L)
        .findFirst()
        .orElseThrow()
        .startedAt();
  }
}
