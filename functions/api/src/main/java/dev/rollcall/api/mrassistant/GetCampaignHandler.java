package dev.rollcall.api.mrassistant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Reads a campaign of calls back in the shape in which it was created. */
public final class GetCampaignHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "GET /campaigns/{campaign_id}";

  private final Door door;
  private final Detail detail;
  private final Campaigns campaigns;
  private final Counts counts;

  /** The handler as Lambda makes it. */
  public GetCampaignHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public GetCampaignHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Detail());
  }

  private GetCampaignHandler(Wiring wiring, Detail detail) {
    this(
        Door.forReading(wiring, detail),
        detail,
        wiring.stores().campaigns(),
        wiring.stores().counts());
  }

  GetCampaignHandler(Door door, Detail detail, Campaigns campaigns, Counts counts) {
    this.door = door;
    this.detail = detail;
    this.campaigns = campaigns;
    this.counts = counts;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.openWithoutBody(event, this::show);
  }

  private APIGatewayV2HTTPResponse show(Visit visit) {
    return Optional.of(visit.request().pathParameter("campaign_id"))
        .filter(CampaignId::isValid)
        .map(id -> new CampaignKey(visit.tenant().id(), new CampaignId(id)))
        .flatMap(campaigns::find)
        .filter(campaign -> campaign.dialect().equals(NewCampaign.DIALECT))
        .map(campaign -> CampaignResponse.of(campaign, counts.find(campaign.key())))
        .map(shown -> Answer.json(200, shown))
        .orElseGet(() -> detail.refused(404, "Campaign not found"));
  }
}
