package dev.rollcall.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Territory;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.zone.IanaZones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Explanations say what the gates say, and what they looked at. */
class ExplanationTest {
  private static final Instant NOW = Examples.NOW;
  private static final Recipient ANN = Examples.recipient(Examples.number(1));

  private final Zones zones = IanaZones.shipped();
  private final Eligibilities eligibilities = new Eligibilities(zones);
  private Recipient recipient = ANN;
  private Line line = Line.untouched(Examples.TENANT, Examples.number(1));
  private CampaignExample campaign = new CampaignExample();
  private Policy policy = Policy.DEFAULT;

  private Explanation explain() {
    return eligibilities.explain(
        Examples.view(campaign.build(), policy, Examples.NEW_YORK).situation(recipient, line), NOW);
  }

  private Map<String, Object> facts(String gate) {
    return explain().gates().stream()
        .filter(verdict -> verdict.gate().equals(gate))
        .findFirst()
        .orElseThrow()
        .facts();
  }

  @Test
  void agreeWithTheGatesOnEverything() {
    LongStream.range(0, 2_000)
        .forEach(
            seed -> {
              Riddle riddle = Riddles.of(seed);
              Situation situation = riddle.situation();
              Explanation explanation = eligibilities.explain(situation, riddle.now());
              Eligibility answer = eligibilities.at(situation, riddle.now());

              assertThat(explanation.answer()).isEqualTo(answer);
              assertThat(explanation.heldBackBy().map(Verdict::answer).orElse(Eligibility.ELIGIBLE))
                  .isEqualTo(answer);
              assertThat(explanation.next()).isEqualTo(eligibilities.next(situation, riddle.now()));
              assertThat(explanation.reachableAt())
                  .isEqualTo(
                      switch (explanation.next()) {
                        case Eligibility.Eligible yes -> Optional.of(riddle.now());
                        case NotBefore later -> Optional.of(later.at());
                        case Eligibility.Waiting waiting -> Optional.empty();
                        case Eligibility.Never never -> Optional.empty();
                      });
            });
  }

  @Test
  void nameTheGatesInTheirOrder() {
    assertThat(explain().gates())
        .extracting(Verdict::gate)
        .containsExactly(
            "finished",
            "suppressed",
            "campaign",
            "dates",
            "total_cap",
            "day_cap",
            "rolling_cap",
            "conversation",
            "busy",
            "retry_gap",
            "window");
    assertThat(explain().gates()).allMatch(Verdict::isOpen);
  }

  @Test
  void sayEveryReasonInWords() {
    assertThat(Reason.values()).allMatch(reason -> reason.sentence().length() > 10);
  }

  @Test
  void showHowSomebodyEnded() {
    recipient = ANN.ended(Disposition.COMPLETED, NOW);

    assertThat(facts("finished"))
        .isEqualTo(Map.of("ended_as", "completed", "ended_at", NOW.toString()));
  }

  @Test
  void showTheLiveAttempt() {
    recipient = Examples.started(ANN, NOW.minusSeconds(60));

    assertThat(facts("finished"))
        .isEqualTo(
            Map.of("live_attempt", ANN.id() + "-1", "live_until", NOW.plusSeconds(600).toString()));
  }

  @Test
  void showTheSuppression() {
    line =
        line.with(
            new Suppression(
                Suppression.Kind.DO_NOT_CALL,
                Optional.of(Channel.CALL),
                NOW,
                "upload",
                Optional.of("token t1"),
                Optional.of("asked by letter")));

    assertThat(facts("suppressed"))
        .isEqualTo(
            Map.of(
                "channel", "call",
                "checks_do_not_call", true,
                "kind", "do_not_call",
                "on", "call",
                "since", NOW.toString(),
                "source", "upload",
                "by", "token t1",
                "reason", "asked by letter"));
  }

  @Test
  void showASuppressionOfEveryChannel() {
    line = line.with(new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), NOW, "inbound"));

    assertThat(facts("suppressed")).containsEntry("on", "all").doesNotContainKeys("by", "reason");
  }

  @Test
  void showTheCampaign() {
    campaign.status(CampaignStatus.PAUSED);

    assertThat(facts("campaign")).isEqualTo(Map.of("status", "paused", "packs", Set.of()));
  }

  @Test
  void showTheDates() {
    campaign.schedule(
        new Schedule(
            true,
            Optional.empty(),
            Optional.of(LocalDate.of(2026, 11, 20)),
            Optional.of(LocalDate.of(2026, 11, 30))));

    assertThat(facts("dates"))
        .isEqualTo(
            Map.of(
                "first", "2026-11-20",
                "last", "2026-11-30",
                "today", Map.of("America/New_York", "2026-11-18")));
  }

  @Test
  void countTheAttempts() {
    Recipient yesterday = Examples.attempted(ANN, NOW.minusSeconds(86_400), Disposition.BUSY);
    recipient = Examples.attempted(yesterday, NOW.minusSeconds(300), Disposition.BUSY);

    assertThat(facts("total_cap")).isEqualTo(Map.of("attempts", 2, "cap", 10));
    assertThat(facts("day_cap"))
        .isEqualTo(Map.of("attempts_today", Map.of("America/New_York", 1L), "cap", 3));
    assertThat(facts("retry_gap"))
        .isEqualTo(Map.of("seconds", 7200L, "last_attempt", NOW.minusSeconds(300).toString()));
  }

  @Test
  void countOverAllCampaigns() {
    policy = Examples.policy(new RollingCap(3, Duration.ofHours(1)));
    line =
        new Line(
            Examples.TENANT,
            Examples.number(1),
            Map.of(),
            Optional.empty(),
            Map.of(
                "acme_other-1",
                NOW.minusSeconds(3600),
                "acme_other-2",
                NOW.minusSeconds(3599),
                ANN.nextAttempt().toString(),
                NOW.minusSeconds(40)),
            1);

    assertThat(facts("rolling_cap").get("caps"))
        .asInstanceOf(LIST)
        .singleElement(MAP)
        .containsEntry("attempts", 1L)
        .containsEntry("cap", 3)
        .containsEntry("seconds", 3600L);
  }

  @Test
  void showWhoElseTalksToTheNumber() {
    Instant until = NOW.plusSeconds(60);
    line = line.marked(new LineMark("acme_other-1", "nonce", NOW, until), List.of());
    assertThat(facts("busy"))
        .isEqualTo(
            Map.of("attempt", "acme_other-1", "since", NOW.toString(), "until", until.toString()));

    line = line.marked(new LineMark("acme_other-1", "nonce", NOW, NOW), List.of());
    assertThat(facts("busy")).isEmpty();
  }

  @Test
  void showTheClockThereAndTheHours() {
    assertThat(facts("window"))
        .containsEntry("local_time", Map.of("America/New_York", "2026-11-18T10:00-05:00"))
        .containsEntry("opens_at", NOW.toString())
        .containsEntry("zone_rules", zones.version())
        .containsKey("hours");
    assertThat(List.copyOf(facts("window").keySet())).startsWith("local_time", "hours");
  }

  @Test
  void showWhoLimitsTheHours() {
    policy = policy.withPacks(Set.of("us-federal"));

    assertThat(facts("window").get("limits"))
        .isEqualTo(
            List.of(
                Map.of("by", "rule", "hours", "09:00–18:00"),
                Map.of("by", "policy", "hours", "08:00–21:00"),
                Map.of(
                    "by", "us-federal",
                    "hours", "08:00–21:00",
                    "source", "47 CFR 64.1200(c)(1)")));
    assertThat(facts("window")).containsEntry("closed_dates", Map.of());
  }

  @Test
  void showAHoliday() {
    Calendar paris = Calendar.of("Europe/Paris").in(Territory.of("FR"));
    Instant mayDay = Instant.parse("2026-05-01T09:00:00Z");
    Situation situation =
        Examples.view(campaign.build(), policy.withPacks(Set.of("fr-call")), paris)
            .situation(Examples.recipient(Examples.CAMPAIGN, Examples.number(1), paris), line);

    assertThat(eligibilities.explain(situation, mayDay).gates().getLast().facts())
        .containsEntry("closed_dates", Map.of("Europe/Paris", "2026-05-01"));
  }

  @Test
  void showTheLastConversationAndWhoWantsAPause() {
    policy = policy.withPacks(Set.of("us-debt-collection"));
    line = line.talked(NOW.minusSeconds(60));

    assertThat(facts("conversation"))
        .isEqualTo(
            Map.of(
                "talked_until", NOW.minusSeconds(60).toString(),
                "pauses",
                    List.of(
                        Map.of(
                            "seconds", 604_800L,
                            "by", "us-debt-collection",
                            "source", "12 CFR 1006.14(b)(2)"))));
  }
}
