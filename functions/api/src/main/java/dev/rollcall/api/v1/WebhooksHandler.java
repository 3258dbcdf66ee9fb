package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.intake.WebhookFields;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.RotateSecret;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** Keeps a tenant's endpoints, and shows and replays what has not arrived at them. */
public final class WebhooksHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String ADD = "POST /v1/webhooks";
  private static final String LIST = "GET /v1/webhooks";
  private static final String SHOW = "GET /v1/webhooks/{id}";
  private static final String REMOVE = "DELETE /v1/webhooks/{id}";
  private static final String ENABLE = "POST /v1/webhooks/{id}/enable";
  private static final String ROTATE = "POST /v1/webhooks/{id}/rotate-secret";
  private static final String DELIVERIES = "GET /v1/webhooks/{id}/deliveries";
  private static final String REPLAY_ONE = "POST /v1/webhooks/{id}/deliveries/{event_id}/replay";
  private static final String REPLAY_ALL = "POST /v1/webhooks/{id}/replay";

  /** What this handler answers. */
  public static final Set<String> ROUTES =
      Set.of(ADD, LIST, SHOW, REMOVE, ENABLE, ROTATE, DELIVERIES, REPLAY_ONE, REPLAY_ALL);

  private final Door door;
  private final WebhookRoutes webhooks;
  private final DeliveryRoutes deliveries;

  /** The handler as Lambda makes it. */
  public WebhooksHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public WebhooksHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private WebhooksHandler(Wiring wiring) {
    this(
        Door.of(wiring, new Problems()),
        new WebhookRoutes(
            wiring.stores().webhooks(),
            new KnownWebhooks(wiring.stores().webhooks(), wiring.stores().campaigns()),
            wiring.stores().deliveries(),
            new RotateSecret(wiring.stores().webhooks(), wiring.stores().campaigns()),
            new WebhookReader(new WebhookFields(new EndpointUrl(wiring.allowLoopback()))),
            wiring.clock()),
        new DeliveryRoutes(
            new KnownWebhooks(wiring.stores().webhooks(), wiring.stores().campaigns()),
            wiring.stores().deliveries(),
            wiring.replayDeliveries()));
  }

  WebhooksHandler(Door door, WebhookRoutes webhooks, DeliveryRoutes deliveries) {
    this.door = door;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return switch (event.getRouteKey()) {
      case ADD -> door.open(event, webhooks::add);
      case ROTATE -> door.open(event, webhooks::rotate);
      case null, default -> door.openWithoutBody(event, this::answer);
    };
  }

  private APIGatewayV2HTTPResponse answer(Visit visit) {
    return switch (visit.request().route()) {
      case LIST -> webhooks.list(visit);
      case SHOW -> webhooks.show(visit);
      case REMOVE -> webhooks.remove(visit);
      case ENABLE -> webhooks.enable(visit);
      case DELIVERIES -> deliveries.list(visit);
      case REPLAY_ONE -> deliveries.replayOne(visit);
      case REPLAY_ALL -> deliveries.replayAll(visit);
      default -> Problem.of(404, "there is nothing here for this method and path");
    };
  }
}
