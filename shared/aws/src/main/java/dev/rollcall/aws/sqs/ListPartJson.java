package dev.rollcall.aws.sqs;

import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.json.Reading;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.intake.ListPart;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is left of a list on its way into a campaign, as the queue carries it. */
final class ListPartJson {
  private ListPartJson() {}

  static String write(ListPart part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(ParcelJson.KIND, ParcelJson.LIST_PART);
    json.put("tenant", part.campaign().tenant().value());
    json.put("campaign", part.campaign().id().value());
    json.put("list", part.list().value());
    json.put("upTo", part.upTo());
    json.put("shard", part.shard());
    part.after().ifPresent(position -> json.put("after", position));
    json.put("enrolled", part.enrolled());
    json.put("seed", part.seed());
    json.put("acceptedAt", part.acceptedAt().toString());
    return Json.write(json);
  }

  static ListPart read(Reading json) {
    return new ListPart(
        new CampaignKey(new TenantId(json.text("tenant")), new CampaignId(json.text("campaign"))),
        new ListId(json.text("list")),
        json.integer("upTo"),
        json.integer("shard"),
        json.maybeText("after"),
        json.integer("enrolled"),
        json.text("seed"),
        json.instant("acceptedAt"));
  }
}
