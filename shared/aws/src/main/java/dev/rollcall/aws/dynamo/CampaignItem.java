package dev.rollcall.aws.dynamo;

import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.tenant.TenantId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a campaign is kept. */
public final class CampaignItem {
  private CampaignItem() {}

  /** The campaign of a row, also of one that a stream tells of. */
  public static Campaign read(Map<String, AttributeValue> row) {
    Attributes item = new Attributes(row);
    return new Campaign(
        Keys.campaignOf(item),
        item.text("dialect"),
        item.text("name"),
        Channel.of(item.text("channel")),
        CampaignStatus.valueOf(item.text("status").toUpperCase(Locale.ROOT)),
        RuleItem.read(item.nested("rule")),
        schedule(item.nested("schedule")),
        item.count("concurrency"),
        item.integer("shards"),
        script(item.nested("script")),
        item.maybeNested("webhook").map(CampaignItem::webhook),
        item.count("total"),
        item.time("createdAt"),
        item.time("updatedAt"),
        item.maybeTime("startedAt"),
        item.maybeTime("endedAt"),
        item.maybeText("pausedBecause"),
        item.number("v"));
  }

  static Map<String, AttributeValue> write(Campaign campaign) {
    Item item =
        new Item()
            .all(Keys.campaign(campaign.key()))
            .text("kind", "campaign")
            .text("rp", recentPartition(campaign.key().tenant()))
            .text("rs", SortableTime.of(campaign.createdAt()) + "#" + campaign.key().id())
            .number("v", campaign.version())
            .text("dialect", campaign.dialect())
            .text("name", campaign.name())
            .text("channel", campaign.channel().word())
            .text("status", campaign.status().word())
            .map("rule", RuleItem.write(campaign.rule()))
            .map("schedule", schedule(campaign.schedule()))
            .count("concurrency", campaign.concurrency())
            .number("shards", campaign.shards())
            .map("script", script(campaign.script()))
            .count("total", campaign.total())
            .time("createdAt", campaign.createdAt())
            .time("updatedAt", campaign.updatedAt())
            .time("startedAt", campaign.startedAt())
            .time("endedAt", campaign.endedAt())
            .text("pausedBecause", campaign.pausedBecause());
    campaign.webhook().ifPresent(webhook -> item.map("webhook", webhook(webhook)));
    return item.build();
  }

  static String recentPartition(TenantId tenant) {
    return tenant + "#campaign";
  }

  private static Map<String, AttributeValue> schedule(Schedule schedule) {
    return new Item()
        .flag("autoStart", schedule.autoStart())
        .time("at", schedule.at())
        .text("startDate", schedule.startDate().map(LocalDate::toString))
        .text("endDate", schedule.endDate().map(LocalDate::toString))
        .build();
  }

  private static Schedule schedule(Attributes item) {
    return new Schedule(
        item.flag("autoStart"),
        item.maybeTime("at"),
        item.maybeText("startDate").map(LocalDate::parse),
        item.maybeText("endDate").map(LocalDate::parse));
  }

  private static Map<String, AttributeValue> script(Script script) {
    return new Item()
        .text("agentId", script.agentId())
        .text("subject", script.subject())
        .text("message", script.message())
        .text("context", Json.write(script.context()))
        .build();
  }

  private static Script script(Attributes item) {
    return new Script(
        item.maybeText("agentId"),
        item.maybeText("subject"),
        item.maybeText("message"),
        Json.object(item.text("context")));
  }

  private static Map<String, AttributeValue> webhook(CampaignWebhook webhook) {
    return new Item()
        .text("url", webhook.url())
        .text("secret", webhook.secret())
        .text("formerSecret", webhook.former().map(FormerSecret::secret))
        .time("formerUntil", webhook.former().map(FormerSecret::until))
        .flag("everyAttempt", webhook.everyAttempt())
        .build();
  }

  private static CampaignWebhook webhook(Attributes item) {
    return new CampaignWebhook(
        item.text("url"),
        item.maybeText("secret"),
        item.flag("everyAttempt"),
        WebhookItem.former(item));
  }
}
