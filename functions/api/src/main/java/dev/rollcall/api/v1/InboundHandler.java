package dev.rollcall.api.v1;

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
import dev.rollcall.api.problem.Problem;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.suppression.StopWords;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.tenant.Tenant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Hears what people send in. Whoever says stop is suppressed before the sender is told that the
 * message arrived.
 */
public final class InboundHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /v1/inbound";

  private static final String SOURCE = "inbound message";

  private final Guarded guarded;
  private final Authenticator authenticator;
  private final PhoneNumbers numbers;
  private final Suppress suppress;
  private final InstantSource clock;

  /** The handler as Lambda makes it. */
  public InboundHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public InboundHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private InboundHandler(Wiring wiring) {
    this(
        new Guarded(wiring.log(), Problem.of(500, "something failed here; send it again")),
        new Authenticator(wiring.tenants(), wiring.views(), wiring.ticker(), wiring.clock()),
        wiring.phoneNumbers(),
        wiring.suppress(),
        wiring.clock());
  }

  InboundHandler(
      Guarded guarded,
      Authenticator authenticator,
      PhoneNumbers numbers,
      Suppress suppress,
      InstantSource clock) {
    this.guarded = guarded;
    this.authenticator = authenticator;
    this.numbers = numbers;
    this.suppress = suppress;
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
                    case Content.Read(JsonNode body) -> hear(tenant, body);
                    case Content.Unreadable(int status, String why) -> Problem.of(status, why);
                  };
              case Caller.Anonymous anonymous -> Problem.unauthorized();
              case Caller.Refused refused -> Problem.unauthorized();
            });
  }

  private APIGatewayV2HTTPResponse hear(Tenant tenant, JsonNode body) {
    Faults faults = new Faults();
    Optional<InboundMessage> message =
        InboundMessage.read(body, numbers, tenant.policy().defaultCountry(), faults);
    if (message.isEmpty()) {
      return Problem.invalidBody(faults.list());
    }
    boolean saysStop = StopWords.says(message.get().body());
    if (saysStop) {
      suppress.everywhere(
          tenant.id(),
          message.get().from(),
          new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), clock.instant(), SOURCE));
    }
    return Answer.json(200, Map.of("suppressed", saysStop));
  }
}
