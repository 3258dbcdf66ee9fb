package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.api.auth.Caller;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.manage.ActOnCampaign;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.manage.RealTime;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.tenant.Tenant;
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
  private static final String HEALTH = "GET /v1/health";

  /** What this handler answers. */
  public static final Set<String> ROUTES =
      Set.of(LIST, SHOW, START, PAUSE, RESUME, CANCEL, RECIPIENTS, HEALTH);

  private final Guarded guarded;
  private final Authenticator authenticator;
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
        new Guarded(wiring.log(), Problem.of(500, "something failed here; it is being looked at")),
        new Authenticator(wiring.tenants(), wiring.views(), wiring.ticker(), wiring.clock()),
        new CampaignRoutes(
            wiring.campaigns(),
            wiring.imports(),
            wiring.counts(),
            new ActOnCampaign(
                wiring.campaigns(), wiring.wakes(), RealTime.system(), wiring.clock()),
            new Outlook(wiring.zones()),
            wiring.clock()),
        new Roster(wiring.imports(), wiring.agenda(), wiring.recipients()),
        wiring.zones());
  }

  ManageHandler(
      Guarded guarded,
      Authenticator authenticator,
      CampaignRoutes campaigns,
      Roster roster,
      Zones zones) {
    this.guarded = guarded;
    this.authenticator = authenticator;
    this.campaigns = campaigns;
    this.recipients = new RecipientRoutes(campaigns, roster);
    this.zones = zones;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            request.route().equals(HEALTH)
                ? Answer.json(200, Health.of(zones))
                : switch (authenticator.callerOf(request)) {
                  case Caller.Known(Tenant tenant) -> answer(tenant, request);
                  case Caller.Anonymous anonymous -> Problem.unauthorized();
                  case Caller.Refused refused -> Problem.unauthorized();
                });
  }

  private APIGatewayV2HTTPResponse answer(Tenant tenant, HttpRequest request) {
    return switch (request.route()) {
      case LIST -> campaigns.list(tenant, request);
      case SHOW -> campaigns.show(tenant, request);
      case START -> campaigns.act(tenant, request, CampaignAction.START);
      case PAUSE -> campaigns.act(tenant, request, CampaignAction.PAUSE);
      case RESUME -> campaigns.act(tenant, request, CampaignAction.RESUME);
      case CANCEL -> campaigns.act(tenant, request, CampaignAction.CANCEL);
      case RECIPIENTS -> recipients.list(tenant, request);
      default -> Problem.of(404, "there is nothing here for this method and path");
    };
  }
}
