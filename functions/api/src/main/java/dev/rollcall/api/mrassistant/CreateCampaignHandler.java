package dev.rollcall.api.mrassistant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Room;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.intake.Parts;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.webhook.EndpointUrl;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes in a campaign of calls. */
public final class CreateCampaignHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /campaigns";

  private final Door door;
  private final Detail detail;
  private final CreateCampaignReader reader;
  private final AcceptCampaign acceptCampaign;

  /** The handler as Lambda makes it. */
  public CreateCampaignHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public CreateCampaignHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Detail());
  }

  private CreateCampaignHandler(Wiring wiring, Detail detail) {
    this(
        Door.of(wiring, detail),
        detail,
        new CreateCampaignReader(wiring.phoneNumbers(), new EndpointUrl(wiring.allowLoopback())),
        wiring.intake().acceptCampaign());
  }

  CreateCampaignHandler(
      Door door, Detail detail, CreateCampaignReader reader, AcceptCampaign acceptCampaign) {
    this.door = door;
    this.detail = detail;
    this.reader = reader;
    this.acceptCampaign = acceptCampaign;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Room room = this::create;
    return door.open(event, room.goingOnIf(visit -> acceptCampaign.gaveUp(key(visit))));
  }

  private APIGatewayV2HTTPResponse create(Visit visit) {
    Optional<CreateCampaignRequest> request =
        reader.read(visit.body(), visit.tenant(), visit.faults());
    if (request.isEmpty()) {
      return detail.invalid(visit.faults().list());
    }
    CampaignKey key = key(visit);
    Campaign campaign =
        acceptCampaign.run(
            NewCampaign.of(key, request.get(), visit.tenant().policy(), visit.acceptedAt()),
            Parts.of(
                key, visit.ids().chunks(), visit.acceptedAt(), NewCampaign.rows(request.get())));
    return Answer.of(
        201,
        "application/json",
        Map.of("Location", "/campaigns/" + key.id()),
        CampaignResponse.of(campaign, Tally.NONE));
  }

  private static CampaignKey key(Visit visit) {
    return new CampaignKey(visit.tenant().id(), visit.ids().campaign());
  }
}
