package dev.rollcall.api.mrassistant;

import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.webhook.EndpointUrl;

/** The handlers of this dialect over stores in memory. */
final class Doors {
  private Doors() {}

  static CreateCampaignHandler create(Stores stores) {
    return new CreateCampaignHandler(
        stores.door(new Detail()),
        new Detail(),
        new CreateCampaignReader(stores.numbers, new EndpointUrl(false)),
        stores.acceptCampaign());
  }

  static GetCampaignHandler get(Stores stores) {
    return new GetCampaignHandler(
        stores.door(new Detail()), new Detail(), stores.campaigns, stores.counts);
  }
}
