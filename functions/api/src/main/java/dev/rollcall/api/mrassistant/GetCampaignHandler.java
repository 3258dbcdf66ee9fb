package dev.rollcall.api.mrassistant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.api.auth.Caller;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.tenant.Tenant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Reads a campaign of calls back in the shape in which it was created. */
public final class GetCampaignHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "GET /campaigns/{campaign_id}";

  private final Guarded guarded;
  private final Authenticator authenticator;
  private final Campaigns campaigns;
  private final Counts counts;

  /** The handler as Lambda makes it. */
  public GetCampaignHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public GetCampaignHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private GetCampaignHandler(Wiring wiring) {
    this(
        new Guarded(wiring.log(), Detail.of(500, "Internal error")),
        new Authenticator(wiring.tenants(), wiring.views(), wiring.ticker(), wiring.clock()),
        wiring.campaigns(),
        wiring.counts());
  }

  GetCampaignHandler(
      Guarded guarded, Authenticator authenticator, Campaigns campaigns, Counts counts) {
    this.guarded = guarded;
    this.authenticator = authenticator;
    this.campaigns = campaigns;
    this.counts = counts;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            switch (authenticator.callerOf(request)) {
              case Caller.Known(Tenant tenant) ->
                  show(tenant, request.pathParameter("campaign_id"));
              case Caller.Anonymous anonymous -> Detail.unauthorized();
              case Caller.Refused refused -> Detail.unauthorized();
            });
  }

  private APIGatewayV2HTTPResponse show(Tenant tenant, String id) {
    return Optional.of(id)
        .filter(CampaignId::isValid)
        .map(valid -> new CampaignKey(tenant.id(), new CampaignId(valid)))
        .flatMap(campaigns::find)
        .filter(campaign -> campaign.dialect().equals(NewCampaign.DIALECT))
        .map(campaign -> CampaignResponse.of(campaign, counts.find(campaign.key())))
        .map(shown -> Answer.json(200, shown))
        .orElseGet(Detail::notFound);
  }
}
