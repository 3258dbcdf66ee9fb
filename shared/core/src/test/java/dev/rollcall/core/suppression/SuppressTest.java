package dev.rollcall.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.line.Suppression.Kind;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressTest {
  private static final Address TO = Examples.number(1);
  private static final Instant NOW = Examples.NOW;
  private static final CampaignKey OTHER = new CampaignKey(Examples.TENANT, new CampaignId("c2"));

  private final World world = new World();

  private void given(CampaignExample campaign) {
    world.with(campaign.build(), Examples.NEW_YORK).with(Examples.recipient(TO));
  }

  private static Suppression of(Kind kind, Optional<Channel> channel) {
    return new Suppression(kind, channel, NOW, "test");
  }

  private void suppress(Kind kind, Optional<Channel> channel) {
    world.worker().suppress().everywhere(Examples.TENANT, TO, of(kind, channel));
  }

  private Optional<Disposition> end(CampaignKey campaign) {
    return world.recipient(campaign, TO).end().map(End::disposition);
  }

  @Test
  void takesWhoeverSaysStopOutOfEveryCampaign() {
    given(new CampaignExample());
    world
        .with(new CampaignExample().id("c2").channel(Channel.SMS).build(), Examples.NEW_YORK)
        .with(Examples.recipient(OTHER, TO, Examples.NEW_YORK));

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(world.line(TO).suppressions()).containsKey("opt_out.all");
    assertThat(end(Examples.CAMPAIGN)).contains(Disposition.OPTED_OUT);
    assertThat(end(OTHER)).contains(Disposition.OPTED_OUT);
  }

  @Test
  void suppressesTheLineFirst() {
    given(new CampaignExample());

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(world.calls().names()).containsSubsequence("lines.save", "recipients.save");
  }

  @Test
  void leavesNobodyElseOut() {
    given(new CampaignExample());
    Address neighbour = Examples.number(2);
    world.with(Examples.recipient(neighbour));

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(world.recipient(neighbour).end()).isEmpty();
    assertThat(world.line(neighbour).suppressions()).isEmpty();
  }

  @Test
  void leavesCampaignsOfOtherChannelsAlone() {
    given(new CampaignExample());

    suppress(Kind.OPT_OUT, Optional.of(Channel.SMS));

    assertThat(end(Examples.CAMPAIGN)).isEmpty();
    assertThat(world.line(TO).suppressions()).containsKey("opt_out.sms");
  }

  @Test
  void leavesTheRowToItsNextLookWhereTheRuleDoesNotRemove() {
    given(new CampaignExample().rule(new RuleExample().removeOnOptOut(false)));

    suppress(Kind.OPT_OUT, Optional.empty());
    assertThat(end(Examples.CAMPAIGN)).isEmpty();

    world
        .worker()
        .followHint()
        .run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(TO)));
    assertThat(end(Examples.CAMPAIGN)).contains(Disposition.SUPPRESSED);
    assertThat(world.carrier().orders()).isEmpty();
  }

  /** The do-not-call list is the tenant's, and its rules say whether it is checked. */
  @ParameterizedTest(name = "dnc_check {0}, remove_on_opt_out {1}: removed {2}")
  @CsvSource({
    "true,  true,  true",
    "true,  false, false",
    "false, true,  false",
    "false, false, false",
  })
  void takesDoNotCallNumbersOutWhereTheRuleChecksTheList(
      boolean dncCheck, boolean removeOnOptOut, boolean removed) {
    given(
        new CampaignExample()
            .rule(new RuleExample().dncCheck(dncCheck).removeOnOptOut(removeOnOptOut)));

    suppress(Kind.DO_NOT_CALL, Optional.empty());

    assertThat(end(Examples.CAMPAIGN))
        .isEqualTo(removed ? Optional.of(Disposition.SUPPRESSED) : Optional.empty());
  }

  @Test
  void notesTheEndWhileACallIsLive() {
    world
        .with(new CampaignExample().build(), Examples.NEW_YORK)
        .with(Examples.started(Examples.recipient(TO), NOW));

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(end(Examples.CAMPAIGN)).contains(Disposition.OPTED_OUT);
    assertThat(world.recipient(TO).isFinished()).isFalse();
  }

  @Test
  void leavesWhoeverIsFinishedAsTheyAre() {
    world
        .with(new CampaignExample().build(), Examples.NEW_YORK)
        .with(Examples.recipient(TO).ended(Disposition.COMPLETED, NOW));

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(end(Examples.CAMPAIGN)).contains(Disposition.COMPLETED);
    assertThat(world.recipient(TO).version()).isEqualTo(1);
  }

  @Test
  void twiceChangesNothing() {
    given(new CampaignExample());
    suppress(Kind.OPT_OUT, Optional.empty());
    Recipient row = world.recipient(TO);

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(world.recipient(TO)).isEqualTo(row);
    assertThat(world.line(TO).version()).isEqualTo(1);
  }

  private static Suppression entered(Instant at, String by, String reason) {
    return new Suppression(
        Kind.DO_NOT_CALL, Optional.empty(), at, "api", Optional.of(by), Optional.of(reason));
  }

  @Test
  void takesInWhatAUserEntersAndEndsWhoeverItConcerns() {
    given(new CampaignExample());
    Suppression entry = entered(NOW, "crm", "asked by mail");

    assertThat(world.worker().suppress().enter(Examples.TENANT, TO, entry)).isTrue();

    assertThat(world.line(TO).suppressions()).containsExactly(Map.entry("do_not_call.all", entry));
    assertThat(end(Examples.CAMPAIGN)).contains(Disposition.SUPPRESSED);
  }

  @Test
  void takesALaterReasonAndRemembersSinceWhenItHolds() {
    Suppress suppress = world.worker().suppress();
    suppress.enter(Examples.TENANT, TO, entered(NOW, "crm", "asked by mail"));
    Suppression later = entered(NOW.plusSeconds(60), "legal", "court order");

    assertThat(suppress.enter(Examples.TENANT, TO, later)).isFalse();

    assertThat(world.line(TO).suppressions().values()).containsExactly(later.since(NOW));
  }

  @Test
  void writesNothingWhereAllOfItIsKnown() {
    Suppress suppress = world.worker().suppress();
    suppress.enter(Examples.TENANT, TO, entered(NOW, "crm", "asked by mail"));

    suppress.enter(Examples.TENANT, TO, entered(NOW.plusSeconds(60), "crm", "asked by mail"));

    assertThat(world.line(TO).version()).isEqualTo(1);
  }

  @Test
  void entersBesideWhatIsThere() {
    given(new CampaignExample());
    suppress(Kind.OPT_OUT, Optional.empty());

    boolean added =
        world.worker().suppress().enter(Examples.TENANT, TO, entered(NOW, "crm", "list"));

    assertThat(added).isTrue();
    assertThat(world.line(TO).suppressions()).containsOnlyKeys("opt_out.all", "do_not_call.all");
  }

  @Test
  void losesNoRaceForGood() {
    given(new CampaignExample());
    AtomicBoolean lineDone = new AtomicBoolean();
    AtomicBoolean rowDone = new AtomicBoolean();
    LineMark other = new LineMark("acme_elsewhere-1", "theirs", NOW, NOW.plusSeconds(60));
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("lines.save") && lineDone.compareAndSet(false, true)) {
                world.lines().save(world.line(TO).marked(other, List.of()));
              }
              if (call.name().equals("recipients.save") && rowDone.compareAndSet(false, true)) {
                Recipient row = world.recipient(TO);
                world.recipients().save(Examples.started(row, NOW));
              }
              return call.proceed();
            });

    suppress(Kind.OPT_OUT, Optional.empty());

    assertThat(world.line(TO).suppressions()).containsKey("opt_out.all");
    assertThat(world.line(TO).live()).contains(other);
    assertThat(end(Examples.CAMPAIGN)).contains(Disposition.OPTED_OUT);
    assertThat(world.recipient(TO).log().live()).isPresent();
  }

  @Test
  void goesOnWhereItCrashedOnceItIsTriedAgain() {
    for (int call = 1; call <= 20; call++) {
      World fresh = new World();
      fresh.with(new CampaignExample().build(), Examples.NEW_YORK).with(Examples.recipient(TO));
      CrashAt crash = new CrashAt(call, true);
      fresh.calls().meddle(crash);
      Suppression stop = of(Kind.OPT_OUT, Optional.empty());
      try {
        fresh.worker().suppress().everywhere(Examples.TENANT, TO, stop);
      } catch (CrashAt.Crash asMeant) {
        // Whoever sent the message got no answer, and sends it again.
      }
      fresh.calls().leaveAlone();
      fresh.worker().suppress().everywhere(Examples.TENANT, TO, stop);

      assertThat(fresh.line(TO).suppressions()).containsKey("opt_out.all");
      assertThat(fresh.recipient(TO).isFinished()).isTrue();
      if (!crash.hasCrashed()) {
        return;
      }
    }
    throw new AssertionError("suppressing takes more calls than this test foresees");
  }
}
