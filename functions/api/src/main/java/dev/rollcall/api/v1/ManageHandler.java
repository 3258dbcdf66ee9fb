package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.manage.ActOnCampaign;
import dev.rollcall.core.manage.ExplainRecipient;
import dev.rollcall.core.manage.RealTime;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.time.Zones;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Shows campaigns and does what a user asks of them. */
public final class ManageHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String LIST = "GET /v1/campaigns";
  private static final String SHOW = "GET /v1/campaigns/{id}";
  private static final String START = "POST /v1/campaigns/{id}/start";
  private static final String PAUSE = "POST /v1/campaigns/{id}/pause";
  private static final String RESUME = "POST /v1/campaigns/{id}/resume";
  private static final String CANCEL = "POST /v1/campaigns/{id}/cancel";
  private static final String RECIPIENTS = "GET /v1/campaigns/{id}/recipients";
  private static final String EXPLAIN = "GET /v1/campaigns/{id}/recipients/{recipient}/explain";
  private static final String HEALTH = "GET /v1/health";

  /** What this handler answers. */
  public static final Set<String> ROUTES =
      Set.of(LIST, SHOW, START, PAUSE, RESUME, CANCEL, RECIPIENTS, EXPLAIN, HEALTH);

  private final Guarded guarded;
  private final Door door;
  private final CampaignRoutes campaigns;
  private final RecipientRoutes recipients;
  private final Zones zones;

  /** The handler as Lambda makes it. */
  public ManageHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public ManageHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private ManageHandler(Wiring wiring) {
    this(
        new Guarded(wiring.log(), new Problems().failed()),
        Door.of(wiring, new Problems()),
        new CampaignRoutes(
            wiring.stores().campaigns(),
            wiring.stores().imports(),
            wiring.stores().counts(),
            new ActOnCampaign(
                wiring.stores().campaigns(),
                wiring.stores().wakes(),
                RealTime.system(),
                wiring.clock()),
            wiring.outlook(),
            wiring.clock()),
        new Roster(
            wiring.stores().imports(), wiring.stores().agenda(), wiring.stores().recipients()),
        wiring.explainRecipient(),
        wiring.phoneNumbers(),
        wiring.zones());
  }

  ManageHandler(
      Guarded guarded,
      Door door,
      CampaignRoutes campaigns,
      Roster roster,
      ExplainRecipient explainRecipient,
      PhoneNumbers numbers,
      Zones zones) {
    this.guarded = guarded;
    this.door = door;
    this.campaigns = campaigns;
    this.recipients = new RecipientRoutes(campaigns, roster, explainRecipient, numbers, zones);
    this.zones = zones;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    HttpRequest request = new HttpRequest(event);
    return request.route().equals(HEALTH)
        ? guarded.answer(request, () -> Answer.json(200, Health.of(zones)))
        : door.openWithoutBody(event, this::answer);
  }

  private APIGatewayV2HTTPResponse answer(Visit visit) {
    return switch (visit.request().route()) {
      case LIST -> campaigns.list(visit.tenant(), visit.request());
      case SHOW -> campaigns.show(visit.tenant(), visit.request());
      case START -> campaigns.act(visit.tenant(), visit.request(), CampaignAction.START);
      case PAUSE -> campaigns.act(visit.tenant(), visit.request(), CampaignAction.PAUSE);
      case RESUME -> campaigns.act(visit.tenant(), visit.request(), CampaignAction.RESUME);
      case CANCEL -> campaigns.act(visit.tenant(), visit.request(), CampaignAction.CANCEL);
      case RECIPIENTS -> recipients.list(visit.tenant(), visit.request());
      case EXPLAIN -> recipients.explain(visit.tenant(), visit.request());
      default -> Problem.of(404, "there is nothing here for this method and path");
    };
  }
}
