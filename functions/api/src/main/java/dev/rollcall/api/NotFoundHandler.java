package dev.rollcall.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.problem.Problem;
import java.time.InstantSource;
import java.util.Map;

/** Answers every request that no other function's route matches. */
public final class NotFoundHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers: whatever is left. */
  public static final String ROUTE = "$default";

  /** The handler as Lambda makes it. */
  public NotFoundHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in any environment, on any clock: it needs neither. */
  public NotFoundHandler(Map<String, String> environment, InstantSource clock) {}

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return Problem.of(404, "there is nothing here for this method and path");
  }
}
