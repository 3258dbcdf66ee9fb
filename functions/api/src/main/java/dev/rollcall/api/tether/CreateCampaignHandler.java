package dev.rollcall.api.tether;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Room;
import dev.rollcall.api.door.Visit;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.Receipts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Takes in a campaign of messages. */
public final class CreateCampaignHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /api/campaigns";

  private static final int ID_CHARS = 24;

  private final Door door;
  private final Envelope envelope;
  private final CreateCampaignReader reader;
  private final Receipts receipts;
  private final AcceptCampaign acceptCampaign;

  /** The handler as Lambda makes it. */
  public CreateCampaignHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public CreateCampaignHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Envelope());
  }

  private CreateCampaignHandler(Wiring wiring, Envelope envelope) {
    this(
        Door.of(wiring, envelope),
        envelope,
        new CreateCampaignReader(
            wiring.phoneNumbers(),
            wiring.zones(),
            wiring.wording(),
            wiring.intake().findContacts()),
        wiring.stores().receipts(),
        wiring.intake().acceptCampaign());
  }

  CreateCampaignHandler(
      Door door,
      Envelope envelope,
      CreateCampaignReader reader,
      Receipts receipts,
      AcceptCampaign acceptCampaign) {
    this.door = door;
    this.envelope = envelope;
    this.reader = reader;
    this.receipts = receipts;
    this.acceptCampaign = acceptCampaign;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Room room = this::create;
    return door.open(event, room.goingOnIf(visit -> acceptCampaign.gaveUp(key(visit))));
  }

  private APIGatewayV2HTTPResponse create(Visit visit) {
    return reader
        .read(visit.body(), visit.tenant(), visit.faults())
        .map(request -> accepted(visit, request))
        .orElseGet(() -> envelope.invalid(visit.faults().list()));
  }

  private APIGatewayV2HTTPResponse accepted(Visit visit, CreateCampaignRequest request) {
    CampaignKey key = key(visit);
    Receipt receipt = Receipt.of(request, visit);
    // First, so that nobody reads back a campaign of which half is missing.
    Campaign asked = NewCampaign.of(key, request, visit.tenant(), visit.acceptedAt());
    // As long as the contacts whose ids stand there.
    Keep keep =
        Keep.during(
            asked.schedule().lasts(visit.acceptedAt()),
            visit.acceptedAt(),
            visit.tenant().policy().retention());
    receipts.keep(key.tenant(), key.id().value(), receipt.document(), keep.until());
    Campaign campaign =
        acceptCampaign.run(
            asked, request.audience().chunks(key, visit.ids().chunks(), visit.acceptedAt()));
    return Envelope.done(
        201,
        Map.of("Location", "/api/campaigns/" + key.id()),
        "Campaign created",
        CampaignData.of(campaign, Tally.NONE, receipt, List.of()));
  }

  private static CampaignKey key(Visit visit) {
    return new CampaignKey(
        visit.tenant().id(), new CampaignId(visit.ids().hex("campaign", ID_CHARS)));
  }
}
