package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.request.RequestKey;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.suppression.Lifted;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.WebhookId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of all items; no part of one can hold the {@code #} that separates them. */
final class Keys {
  static final String RECIPIENT = "recipient#";
  static final String LIFTED = "lifted#";

  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String CONTACT = "contact";
  private static final String LINE = "line";
  private static final String CONTEXT = "context#";
  private static final String REFERENCE = "ref";

  private Keys() {}

  static Map<String, AttributeValue> contact(TenantId tenant, Address address) {
    return key(partition(tenant, address), CONTACT);
  }

  static Map<String, AttributeValue> line(TenantId tenant, Address address) {
    return key(partition(tenant, address), LINE);
  }

  /** In the order in which the suppressions began; the same one again is the same record. */
  static Map<String, AttributeValue> lifted(Lifted lifted) {
    Suppression suppression = lifted.suppression();
    return key(
        partition(lifted.tenant(), lifted.address()),
        LIFTED + NANOS.format(suppression.at()) + "#" + suppression.slot());
  }

  static Map<String, AttributeValue> recipient(RecipientKey key) {
    return key(partition(key.tenant(), key.address()), RECIPIENT + key.campaign());
  }

  /** By recipient, so that an enrolment that loses never touches the context of one that won. */
  static Map<String, AttributeValue> context(Recipient recipient) {
    RecipientKey key = recipient.key();
    return key(partition(key.tenant(), key.address()), CONTEXT + recipient.id());
  }

  static Map<String, AttributeValue> reference(TenantId tenant, ContactId id) {
    return key(tenant + "#contact#" + id, REFERENCE);
  }

  static Map<String, AttributeValue> reference(RecipientId id) {
    return key(id.tenant() + "#recipient#" + id, REFERENCE);
  }

  static Map<String, AttributeValue> campaign(CampaignKey key) {
    return key(key.tenant() + "#campaign#" + key.id());
  }

  /** What the tick, the import, the slots or the counts of a campaign keep. */
  static Map<String, AttributeValue> ofCampaign(CampaignKey key, String kind) {
    return key(key.tenant() + "#" + kind + "#" + key.id());
  }

  /** What the caller who created something sent and was told. */
  static Map<String, AttributeValue> receipt(TenantId tenant, String id) {
    return key(tenant + "#receipt#" + id);
  }

  static Map<String, AttributeValue> template(TemplateKey key) {
    return key(key.tenant() + "#template#" + key.number());
  }

  static Map<String, AttributeValue> bucket(TenantId tenant, Channel channel) {
    return key(tenant + "#bucket#" + channel.word());
  }

  static Map<String, AttributeValue> webhook(TenantId tenant, WebhookId id) {
    return key(tenant + "#webhook#" + id);
  }

  /** How many webhooks a tenant has. */
  static Map<String, AttributeValue> webhookCount(TenantId tenant) {
    return key(tenant + "#webhooks");
  }

  static Map<String, AttributeValue> tenant(TenantId id) {
    return key("tenant#" + id);
  }

  static Map<String, AttributeValue> token(String keyId) {
    return key("token#" + keyId);
  }

  /** What a caller names itself may hold the separator: it comes last. */
  static Map<String, AttributeValue> app(String clientId) {
    return key(AppItem.PREFIX + clientId);
  }

  /** What a caller names a request may hold the separator: it comes last. */
  static Map<String, AttributeValue> request(RequestKey key) {
    return key(key.tenant() + "#" + key.key());
  }

  static RequestKey requestOf(Attributes item) {
    String partition = item.text("pk");
    return new RequestKey(tenantOf(item), partition.substring(partition.indexOf('#') + 1));
  }

  static Map<String, AttributeValue> list(ListKey key) {
    return key(key.tenant() + "#list#" + key.id());
  }

  /** A list's claim to its name, which may hold the separator: it comes last. */
  static Map<String, AttributeValue> listName(TenantId tenant, String name) {
    return key(tenant + "#listname#" + name);
  }

  /** That a batch has its place in a list. */
  static Map<String, AttributeValue> listBatch(ListKey key, String seed) {
    return key(key.tenant() + "#listbatch#" + key.id() + "#" + seed);
  }

  static ListKey listOf(Attributes item) {
    String partition = item.text("pk");
    return new ListKey(
        tenantOf(item), new ListId(partition.substring(partition.lastIndexOf('#') + 1)));
  }

  static String entries(ListKey key, int shard) {
    return key.tenant() + "#" + key.id() + "#" + shard;
  }

  static Map<String, AttributeValue> entry(ListKey key, ListEntry entry) {
    return key(entries(key, entry.shard()), entry.position());
  }

  static Map<String, AttributeValue> rule(RuleKey key) {
    return key(key.tenant() + "#rule#" + key.uuid());
  }

  static String partition(TenantId tenant, Address address) {
    return tenant + "#" + address.value();
  }

  static TenantId tenantOf(Attributes item) {
    String partition = item.text("pk");
    return new TenantId(partition.substring(0, partition.indexOf('#')));
  }

  static Address addressOf(Attributes item) {
    String partition = item.text("pk");
    return new Address(partition.substring(partition.indexOf('#') + 1));
  }

  /** The campaign of an item whose last key part names it. */
  static CampaignKey campaignOf(Attributes item) {
    String partition = item.text("pk");
    return new CampaignKey(
        tenantOf(item), new CampaignId(partition.substring(partition.lastIndexOf('#') + 1)));
  }

  static RecipientKey recipientOf(Attributes item) {
    return new RecipientKey(
        tenantOf(item),
        new CampaignId(item.text("sk").substring(RECIPIENT.length())),
        addressOf(item));
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", Item.text(partition), "sk", Item.text(sort));
  }

  private static Map<String, AttributeValue> key(String partition) {
    return Map.of("pk", Item.text(partition));
  }
}
