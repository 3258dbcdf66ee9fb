package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.manage.ActOnCampaign;
import dev.rollcall.core.manage.ActOnCampaign.Result;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.tenant.Tenant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists campaigns, shows one, and does what a user asks of it. */
final class CampaignRoutes {
  private final Campaigns campaigns;
  private final CampaignDetails details;
  private final ActOnCampaign actOnCampaign;
  private final InstantSource clock;

  CampaignRoutes(
      Campaigns campaigns,
      Imports imports,
      Counts counts,
      ActOnCampaign actOnCampaign,
      Outlook outlook,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.details = new CampaignDetails(imports, counts, outlook, clock);
    this.actOnCampaign = actOnCampaign;
    this.clock = clock;
  }

  static APIGatewayV2HTTPResponse notFound() {
    return Problem.of(404, "there is no such campaign");
  }

  APIGatewayV2HTTPResponse list(Tenant tenant, HttpRequest request) {
    Faults faults = new Faults();
    Cursor cursor = new Cursor(tenant, "campaigns");
    PageQuery query = PageQuery.read(request, cursor, Set.of(), faults);
    return faults.isEmpty()
        ? Answer.json(
            200,
            Listing.of(
                campaigns.recent(tenant.id(), query.after(), query.limit()),
                cursor,
                CampaignSummary::of))
        : Problem.invalidQuery(faults.list());
  }

  APIGatewayV2HTTPResponse show(Tenant tenant, HttpRequest request) {
    return find(tenant, request)
        .map(campaign -> Answer.json(200, detail(tenant, campaign)))
        .orElseGet(CampaignRoutes::notFound);
  }

  APIGatewayV2HTTPResponse act(Tenant tenant, HttpRequest request, CampaignAction action) {
    return key(tenant, request)
        .map(key -> actOnCampaign.run(key, action))
        .map(
            result ->
                switch (result) {
                  case Result.Done(Campaign campaign) -> Answer.json(200, detail(tenant, campaign));
                  case Result.NotAllowed(Campaign campaign) -> conflict(campaign, action);
                  case Result.Unknown unknown -> notFound();
                })
        .orElseGet(CampaignRoutes::notFound);
  }

  Optional<Campaign> find(Tenant tenant, HttpRequest request) {
    return key(tenant, request).flatMap(campaigns::find);
  }

  private static Optional<CampaignKey> key(Tenant tenant, HttpRequest request) {
    return Optional.of(request.pathParameter("id"))
        .filter(CampaignId::isValid)
        .map(id -> new CampaignKey(tenant.id(), new CampaignId(id)));
  }

  private CampaignDetail detail(Tenant tenant, Campaign campaign) {
    return details.of(tenant, campaign);
  }

  private APIGatewayV2HTTPResponse conflict(Campaign campaign, CampaignAction action) {
    Set<String> allowed =
        campaign.allowed(clock.instant()).stream()
            .map(CampaignAction::word)
            .collect(Collectors.toUnmodifiableSet());
    String instead =
        allowed.isEmpty()
            ? "nothing more can be asked of it"
            : "it allows " + allowed.stream().sorted().collect(Collectors.joining(", "));
    String why =
        campaign.status().allowed().contains(action)
            ? "once a campaign's last date is over everywhere"
            : "while a campaign is " + campaign.status().word();
    return Problem.conflict(
        "%s is not possible %s: %s".formatted(action.word(), why, instead), allowed);
  }
}
