package dev.rollcall.api.mrassistant;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.api.auth.Caller;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Content;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.intake.NewIds;
import dev.rollcall.api.intake.Parts;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.webhook.EndpointUrl;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Takes in a campaign of calls. */
public final class CreateCampaignHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /campaigns";

  private final Guarded guarded;
  private final Authenticator authenticator;
  private final CreateCampaignReader reader;
  private final AcceptCampaign acceptCampaign;
  private final NewIds ids;
  private final InstantSource clock;

  /** The handler as Lambda makes it. */
  public CreateCampaignHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public CreateCampaignHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private CreateCampaignHandler(Wiring wiring) {
    this(
        new Guarded(wiring.log(), Detail.of(500, "Internal error")),
        new Authenticator(wiring.tenants(), wiring.views(), wiring.ticker(), wiring.clock()),
        new CreateCampaignReader(wiring.phoneNumbers(), new EndpointUrl(wiring.allowLoopback())),
        wiring.acceptCampaign(),
        new NewIds(wiring.random()),
        wiring.clock());
  }

  CreateCampaignHandler(
      Guarded guarded,
      Authenticator authenticator,
      CreateCampaignReader reader,
      AcceptCampaign acceptCampaign,
      NewIds ids,
      InstantSource clock) {
    this.guarded = guarded;
    this.authenticator = authenticator;
    this.reader = reader;
    this.acceptCampaign = acceptCampaign;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            switch (authenticator.callerOf(request)) {
              case Caller.Known(Tenant tenant) ->
                  switch (request.json()) {
                    case Content.Read(JsonNode body) -> create(tenant, body);
                    case Content.Unreadable(int status, String why) -> Detail.of(status, why);
                  };
              case Caller.Anonymous anonymous -> Detail.unauthorized();
              case Caller.Refused refused -> Detail.unauthorized();
            });
  }

  private APIGatewayV2HTTPResponse create(Tenant tenant, JsonNode body) {
    Faults faults = new Faults();
    Optional<CreateCampaignRequest> request = reader.read(body, tenant, faults);
    if (request.isEmpty()) {
      return Detail.invalid(faults.list());
    }
    CampaignKey key = new CampaignKey(tenant.id(), ids.campaign());
    // Stored times have milliseconds, and so a campaign read back equals the one written.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Campaign campaign =
        acceptCampaign.run(
            NewCampaign.of(key, request.get(), tenant.policy(), now),
            Parts.of(key, ids.seed(), now, NewCampaign.rows(request.get())));
    return Answer.of(
        201,
        "application/json",
        Map.of("Location", "/campaigns/" + key.id()),
        CampaignResponse.of(campaign, Tally.NONE));
  }
}
