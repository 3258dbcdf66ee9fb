package dev.rollcall.core.testing;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.rule.Rule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A running call campaign of which a test states only what it is about. */
public final class CampaignExample {
  private CampaignKey key = Examples.CAMPAIGN;
  private Channel channel = Channel.CALL;
  private CampaignStatus status = CampaignStatus.RUNNING;
  private Rule rule = new RuleExample().build();
  private Schedule schedule = Schedule.NOW;
  private int concurrency = 0;
  private int shards = 1;
  private Optional<String> subject = Optional.empty();
  private Optional<String> message = Optional.empty();
  private Optional<CampaignWebhook> webhook = Optional.empty();
  private Instant createdAt = Examples.NOW;

  /** Named so, of the same tenant. */
  public CampaignExample id(String id) {
    this.key = new CampaignKey(Examples.TENANT, new CampaignId(id));
    return this;
  }

  /** Reaches people so. */
  public CampaignExample channel(Channel way) {
    this.channel = way;
    return this;
  }

  /** At this place of its life. */
  public CampaignExample status(CampaignStatus now) {
    this.status = now;
    return this;
  }

  /** Under this rule. */
  public CampaignExample rule(Rule attached) {
    this.rule = attached;
    return this;
  }

  /** Under this rule. */
  public CampaignExample rule(RuleExample attached) {
    return rule(attached.build());
  }

  /** Runs then. */
  public CampaignExample schedule(Schedule when) {
    this.schedule = when;
    return this;
  }

  /** Holds at most so many attempts live. */
  public CampaignExample concurrency(int slots) {
    this.concurrency = slots;
    return this;
  }

  /** Spreads each calendar over so many partitions. */
  public CampaignExample shards(int partitions) {
    this.shards = partitions;
    return this;
  }

  /** Posts its news there. */
  public CampaignExample webhook(CampaignWebhook hook) {
    this.webhook = Optional.of(hook);
    return this;
  }

  /** Posts its news, those of every attempt too. */
  public CampaignExample webhook(boolean everyAttempt) {
    this.webhook =
        Optional.of(
            new CampaignWebhook("https://hooks.example.com/", Optional.empty(), everyAttempt));
    return this;
  }

  /** Accepted then. */
  public CampaignExample createdAt(Instant then) {
    this.createdAt = then;
    return this;
  }

  /** Says this: a template. */
  public CampaignExample message(String template) {
    this.message = Optional.of(template);
    return this;
  }

  /** Says this in the subject: a template. */
  public CampaignExample subject(String template) {
    this.subject = Optional.of(template);
    return this;
  }

  /** The campaign, in version 1. */
  public Campaign build() {
    boolean hasRun = status == CampaignStatus.RUNNING || status == CampaignStatus.PAUSED;
    return new Campaign(
        key,
        "mrassistant",
        "Example",
        channel,
        status,
        rule,
        schedule,
        concurrency,
        shards,
        new Script(Optional.of("agent-1"), subject, message, Map.of("product", "anvils")),
        webhook,
        1,
        createdAt,
        createdAt,
        hasRun ? Optional.of(createdAt) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
