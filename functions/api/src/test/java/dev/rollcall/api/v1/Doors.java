package dev.rollcall.api.v1;

import dev.rollcall.api.intake.WebhookFields;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.message.MustacheWording;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.manage.ActOnCampaign;
import dev.rollcall.core.manage.Ahead;
import dev.rollcall.core.manage.ExplainRecipient;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.manage.RealTime;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.testing.InOrderCrew;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.ReplayDeliveries;
import dev.rollcall.core.webhook.RotateSecret;
import java.time.InstantSource;

/** The handlers of this dialect over stores in memory. */
final class Doors {
  private Doors() {}

  static ManageHandler manage(Stores stores, RealTime realTime) {
    return new ManageHandler(
        stores.guarded(),
        stores.door(new Problems()),
        new CampaignRoutes(
            stores.campaigns,
            stores.imports,
            stores.counts,
            new ActOnCampaign(stores.campaigns, stores.wakes, realTime, stores.clock),
            new Outlook(
                stores.zones,
                new Ahead(
                    stores.recipients, stores.slots, stores.buckets, explainRecipient(stores))),
            stores.clock),
        new Roster(stores.imports, stores.recipients, stores.recipients),
        explainRecipient(stores),
        stores.numbers,
        stores.zones);
  }

  static ExplainRecipient explainRecipient(Stores stores) {
    return new ExplainRecipient(
        stores.views,
        stores.contacts,
        stores.recipients,
        stores.lines,
        stores.slots,
        stores.buckets,
        new Eligibilities(stores.zones),
        stores.clock);
  }

  static TemplatesHandler templates(Stores stores) {
    return new TemplatesHandler(
        stores.door(new Problems()), stores.templates, new MustacheWording(), stores.clock);
  }

  static SuppressionsHandler suppressions(Stores stores) {
    return new SuppressionsHandler(
        stores.door(new Problems()),
        stores.numbers,
        stores.lines,
        stores.suppress,
        stores.suppressMany(),
        stores.lift(),
        stores.trail);
  }

  static InboundHandler inbound(Stores stores) {
    return new InboundHandler(
        stores.door(new Problems()), stores.numbers, stores.suppress, stores.clock);
  }

  static OutcomeHandler outcome(Stores stores, InstantSource realTime) {
    return new OutcomeHandler(
        stores.guarded(),
        stores.views,
        new CarrierSignature(realTime),
        stores.recordOutcome(),
        stores.clock);
  }

  static WebhooksHandler webhooks(Stores stores, Deliveries deliveries) {
    KnownWebhooks known = new KnownWebhooks(stores.webhooks, stores.campaigns);
    return new WebhooksHandler(
        stores.door(new Problems()),
        new WebhookRoutes(
            stores.webhooks,
            known,
            deliveries,
            new RotateSecret(stores.webhooks, stores.campaigns),
            new WebhookReader(new WebhookFields(new EndpointUrl(false))),
            stores.clock),
        new DeliveryRoutes(
            known, deliveries, new ReplayDeliveries(deliveries, new InOrderCrew(), stores.clock)));
  }

  static ContactListsHandler contactLists(Stores stores) {
    return new ContactListsHandler(
        stores.door(new Problems()),
        new ListRoutes(
            stores.contactLists,
            stores.listEntries,
            stores.addToList(),
            stores.numbers,
            stores.zones),
        new ListCampaignReader(
            new RuleReader(stores.rules),
            stores.templates,
            stores.wording,
            new WebhookFields(new EndpointUrl(false))),
        stores.acceptListCampaign(),
        new CampaignDetails(
            stores.imports, stores.counts, new Outlook(stores.zones), stores.clock));
  }

  static ContactsHandler contacts(Stores stores) {
    return new ContactsHandler(
        stores.door(new Problems()),
        stores.numbers,
        stores.contacts,
        new ContactPatchReader(stores.zones),
        stores.followContact());
  }
}
