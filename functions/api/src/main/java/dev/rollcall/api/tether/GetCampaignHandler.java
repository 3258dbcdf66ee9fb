package dev.rollcall.api.tether;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.manage.Roster;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a campaign of messages back in the shape in which it was created. */
public final class GetCampaignHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "GET /api/campaigns/{_id}";

  private final Door door;
  private final Envelope envelope;
  private final Campaigns campaigns;
  private final Counts counts;
  private final Receipts receipts;
  private final Failures failures;

  /** The handler as Lambda makes it. */
  public GetCampaignHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public GetCampaignHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Envelope());
  }

  private GetCampaignHandler(Wiring wiring, Envelope envelope) {
    this(
        Door.forReading(wiring, envelope),
        envelope,
        wiring.stores().campaigns(),
        wiring.stores().counts(),
        wiring.stores().receipts(),
        new Roster(
            wiring.stores().imports(), wiring.stores().agenda(), wiring.stores().recipients()));
  }

  GetCampaignHandler(
      Door door,
      Envelope envelope,
      Campaigns campaigns,
      Counts counts,
      Receipts receipts,
      Roster roster) {
    this.door = door;
    this.envelope = envelope;
    this.campaigns = campaigns;
    this.counts = counts;
    this.receipts = receipts;
    this.failures = new Failures(roster);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.openWithoutBody(event, this::show);
  }

  private APIGatewayV2HTTPResponse show(Visit visit) {
    return Optional.of(visit.request().pathParameter("_id"))
        .filter(CampaignId::isValid)
        .map(id -> new CampaignKey(visit.tenant().id(), new CampaignId(id)))
        .flatMap(campaigns::find)
        .filter(campaign -> campaign.dialect().equals(NewCampaign.DIALECT))
        .map(campaign -> Envelope.done(200, Map.of(), "Campaign found", data(campaign, visit)))
        .orElseGet(() -> envelope.refused(404, "Campaign not found"));
  }

  private CampaignData data(Campaign campaign, Visit visit) {
    Tally figures = counts.find(campaign.key());
    Receipt receipt =
        receipts
            .find(campaign.key().tenant(), campaign.key().id().value())
            .map(Receipt::read)
            .orElseGet(() -> forgotten(campaign, visit));
    return CampaignData.of(campaign, figures, receipt, failures.of(campaign, figures));
  }

  /** What is left once nobody knows any more who asked for it. */
  private static Receipt forgotten(Campaign campaign, Visit visit) {
    String tenant = visit.tenant().id().value();
    return new Receipt(
        List.of(),
        List.of(),
        campaign.script().context(),
        Derived.id("user", tenant),
        visit.tenant().name());
  }
}
