package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Puts together what is shown of a campaign by itself. */
record CampaignDetails(Imports imports, Counts counts, Outlook outlook, InstantSource clock) {
  CampaignDetail of(Tenant tenant, Campaign campaign) {
    Optional<Import> progress = imports.find(campaign.key());
    CampaignView view =
        new CampaignView(campaign, progress.map(Import::calendars).orElse(Map.of()), tenant);
    Instant now = clock.instant();
    return CampaignDetail.of(
        campaign,
        counts.find(campaign.key()),
        progress,
        outlook.waitsFor(view, progress, now),
        now);
  }

  /** The answer to whoever has just made a campaign. */
  APIGatewayV2HTTPResponse created(Tenant tenant, Campaign campaign) {
    return Answer.of(
        201,
        "application/json",
        Map.of("Location", "/v1/campaigns/" + campaign.key().id()),
        of(tenant, campaign));
  }
}
