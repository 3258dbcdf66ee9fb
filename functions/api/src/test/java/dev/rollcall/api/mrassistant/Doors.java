package dev.rollcall.api.mrassistant;

import dev.rollcall.api.intake.NewIds;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.webhook.EndpointUrl;

/** The handlers of this dialect over stores in memory. */
final class Doors {
  private Doors() {}

  static CreateCampaignHandler create(Stores stores) {
    return new CreateCampaignHandler(
        stores.guarded(),
        stores.authenticator(),
        new CreateCampaignReader(stores.numbers, new EndpointUrl(false)),
        stores.acceptCampaign(),
        new NewIds(stores.random),
        stores.clock);
  }

  static GetCampaignHandler get(Stores stores) {
    return new GetCampaignHandler(
        stores.guarded(), stores.authenticator(), stores.campaigns, stores.counts);
  }
}
