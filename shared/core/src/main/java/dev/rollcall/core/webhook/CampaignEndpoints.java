package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.view.Views;
import java.util.Optional;

/** The endpoints that campaigns brought with them. */
public record CampaignEndpoints(Views views) implements Endpoints {
  @Override
  public Optional<Endpoint> find(Notice notice) {
    return notice
        .campaign()
        .flatMap(id -> views.find(new CampaignKey(notice.tenant(), id)))
        .flatMap(
            view ->
                view.campaign()
                    .webhook()
                    .map(
                        webhook ->
                            new Endpoint(
                                webhook.url(),
                                webhook.secret().orElse(view.tenant().webhookSecret()))));
  }
}
