package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.CAMPAIGN;
import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.rule.Escalation;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Campaigns} promises. */
public abstract class CampaignsContract {
  /** An empty store, the same throughout a test. */
  protected abstract Campaigns campaigns();

  /** Returns once lists show all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void findsNoneWhereNoneWasWritten() {
    assertThat(campaigns().find(CAMPAIGN)).isEmpty();
    assertThat(campaigns().recent(TENANT, Optional.empty(), 10))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  @Test
  void keepsEveryFieldOfAFullCampaign() {
    Campaign full =
        new Campaign(
            CAMPAIGN,
            "tether",
            "Größe \"1\" 🎉",
            Channel.WHATSAPP,
            CampaignStatus.PAUSED,
            new Rule(
                "Rule Ω",
                RuleType.TEXT,
                2,
                9,
                Optional.of(Duration.ofSeconds(90)),
                LocalTime.of(22, 30, 15),
                Optional.of(LocalTime.of(6, 0)),
                true,
                true,
                new Escalation(3, Optional.of("mark_failed"), Optional.of("boss@example.com"))),
            new Schedule(
                true,
                Optional.of(NOW.plusMillis(1)),
                Optional.of(LocalDate.of(2026, 11, 18)),
                Optional.of(LocalDate.of(2026, 12, 31))),
            20,
            4,
            new Script(
                Optional.of("agent"),
                Optional.of("About {{order}}"),
                Optional.of("Hello {{name}}"),
                Values.nested()),
            Optional.of(
                new CampaignWebhook(
                    "https://hooks.example.com/a?b=c",
                    Optional.of("s"),
                    true,
                    Optional.of(new FormerSecret("r", Examples.NOW)))),
            12_345,
            NOW,
            NOW.plusNanos(1),
            Optional.of(NOW.plusNanos(2)),
            Optional.of(NOW.plusNanos(3)),
            Optional.of("Too much was refused."),
            1);

    campaigns().save(full);

    assertThat(campaigns().find(CAMPAIGN)).contains(full);
  }

  @Test
  void keepsEveryFieldOfABareCampaign() {
    Campaign bare =
        new Campaign(
            CAMPAIGN,
            "mrassistant",
            "",
            Channel.CALL,
            CampaignStatus.IMPORTING,
            new Rule(
                "abc",
                RuleType.CALL,
                1,
                1,
                Optional.empty(),
                LocalTime.MIDNIGHT,
                Optional.empty(),
                false,
                false,
                Escalation.NONE),
            new Schedule(false, Optional.empty(), Optional.empty(), Optional.empty()),
            0,
            1,
            new Script(Optional.empty(), Optional.empty(), Map.of()),
            Optional.empty(),
            0,
            NOW,
            NOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);

    campaigns().save(bare);

    assertThat(campaigns().find(CAMPAIGN)).contains(bare);
  }

  @Test
  void writesOverTheVersionBefore() {
    Campaign running = new CampaignExample().build();
    Campaign paused = running.after(CampaignAction.PAUSE, NOW).orElseThrow();
    campaigns().save(running);

    assertThat(campaigns().save(paused)).isInstanceOf(Write.Done.class);
    assertThat(campaigns().find(CAMPAIGN)).contains(paused);
  }

  @Test
  void refusesAWriteOverAnOlderVersionAndHandsBackTheCurrentRow() {
    Campaign running = new CampaignExample().build();
    Campaign paused = running.after(CampaignAction.PAUSE, NOW).orElseThrow();
    campaigns().save(running);
    campaigns().save(paused);

    assertThat(campaigns().save(running.completed(NOW)))
        .isEqualTo(new Write.Lost<>(Optional.of(paused)));
    assertThat(campaigns().save(running)).isEqualTo(new Write.Lost<>(Optional.of(paused)));
    assertThat(campaigns().find(CAMPAIGN)).contains(paused);
  }

  @Test
  void listsATenantsCampaignsNewestFirst() {
    Campaign old = saved("a", 0);
    Campaign newest = saved("b", 2);
    Campaign middle = saved("c", 1);

    assertThat(campaigns().recent(TENANT, Optional.empty(), 100).items())
        .containsExactly(newest, middle, old);
  }

  @Test
  void listsThemAsTheyAreNow() {
    Campaign running = saved("a", 0);
    Campaign cancelled = running.after(CampaignAction.CANCEL, NOW).orElseThrow();
    campaigns().save(cancelled);
    settle();

    assertThat(campaigns().recent(TENANT, Optional.empty(), 100).items())
        .containsExactly(cancelled);
  }

  @Test
  void pagesThroughThemAlsoWhereSeveralAreOfOneInstant() {
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      saved(id, id.compareTo("c") >= 0 ? 1 : 0);
    }

    assertThat(pages(4)).containsExactly(List.of("f", "e", "d", "c"), List.of("b", "a"));
    assertThat(pages(3)).containsExactly(List.of("f", "e", "d"), List.of("c", "b", "a"));
  }

  @Test
  void keepsTenantsApart() {
    saved("a", 0);
    TenantId other = new TenantId("acme2");

    assertThat(campaigns().find(new CampaignKey(other, CAMPAIGN.id()))).isEmpty();
    assertThat(campaigns().recent(other, Optional.empty(), 10).items()).isEmpty();
  }

  private List<List<String>> pages(int limit) {
    List<List<String>> pages = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Campaign> page = campaigns().recent(TENANT, after, limit);
      pages.add(page.items().stream().map(campaign -> campaign.key().id().value()).toList());
      after = page.next();
    } while (after.isPresent());
    return pages;
  }

  private Campaign saved(String id, int secondsLater) {
    Campaign campaign =
        new CampaignExample().id(id).createdAt(NOW.plusSeconds(secondsLater)).build();
    campaigns().save(campaign);
    settle();
    return campaign;
  }
}
