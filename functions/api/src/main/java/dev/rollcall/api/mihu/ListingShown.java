package dev.rollcall.api.mihu;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.ChunkCounts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A listing as this dialect shows it: what is kept of its request, and what became of it. */
final class ListingShown {
  private static final String RULE_UUID = "rule_uuid";
  private static final String CAMPAIGN_UUID = "campaign_uuid";
  private static final String RECEIVED = "received";
  private static final String REJECTED = "rejected";

  /** What is shown as it was sent; the rule comes between these two. */
  private static final List<String> BEFORE_RULE =
      List.of(
          "name",
          "description",
          "campaign_type",
          "start_date",
          "end_date",
          "agent_uuid",
          "contact_template_setting_id");

  private static final String AUTO_START = "auto_start";

  private ListingShown() {}

  /** What is kept of a request beside its campaign. */
  static Map<String, @Nullable Object> receipt(ListingRequest request, CampaignId campaign) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    kept.put("name", request.name());
    kept.put("description", request.description().orElse(null));
    kept.put("campaign_type", RuleReader.word(request.rule().type()));
    kept.put("start_date", text(request.startDate()));
    kept.put("end_date", text(request.endDate()));
    kept.put("agent_uuid", request.agentUuid().orElse(null));
    kept.put(
        "contact_template_setting_id",
        request.template().map(template -> template.key().number()).orElse(null));
    kept.put(RULE_UUID, request.ruleUuid().orElse(null));
    kept.put(AUTO_START, request.autoStart());
    kept.put(CAMPAIGN_UUID, campaign.value());
    kept.put(RECEIVED, request.received());
    kept.put(REJECTED, request.rejected());
    return kept;
  }

  /** The campaign of a listing; empty if what is kept is no listing's. */
  static Optional<CampaignId> campaign(Map<String, @Nullable Object> receipt) {
    return Optional.ofNullable(receipt.get(CAMPAIGN_UUID))
        .map(Object::toString)
        .map(CampaignId::new);
  }

  /** A listing with its figures so far. */
  static Map<String, @Nullable Object> of(
      String uuid, Map<String, @Nullable Object> receipt, Campaign campaign, ChunkCounts counts) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("uuid", uuid);
    BEFORE_RULE.forEach(name -> shown.put(name, receipt.get(name)));
    shown.put("rule", rule(receipt, campaign));
    shown.put(AUTO_START, receipt.get(AUTO_START));
    shown.put(CAMPAIGN_UUID, campaign.key().id().value());
    shown.put("status", campaign.status().word());
    shown.put("created_at", Envelope.time(campaign.createdAt()));
    shown.put("updated_at", Envelope.time(campaign.updatedAt()));
    Map<String, @Nullable Object> contacts = new LinkedHashMap<>();
    contacts.put(RECEIVED, receipt.get(RECEIVED));
    contacts.put("created", counts.created());
    contacts.put("updated", counts.updated());
    contacts.put("unchanged", counts.unchanged());
    contacts.put(REJECTED, receipt.get(REJECTED));
    shown.put("contacts", contacts);
    return shown;
  }

  private static Map<String, @Nullable Object> rule(
      Map<String, @Nullable Object> receipt, Campaign campaign) {
    Map<String, @Nullable Object> rule = new LinkedHashMap<>();
    if (receipt.get(RULE_UUID) != null) {
      rule.put("uuid", receipt.get(RULE_UUID));
    }
    rule.putAll(RuleShown.of(campaign.rule()));
    return rule;
  }

  private static @Nullable String text(Optional<LocalDate> date) {
    return date.map(LocalDate::toString).orElse(null);
  }
}
