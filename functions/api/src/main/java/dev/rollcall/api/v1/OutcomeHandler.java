package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Content;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.view.Views;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes a carrier's signed word on what became of an attempt. */
public final class OutcomeHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /v1/attempts/{attempt_id}/outcome";

  private final Guarded guarded;
  private final Views views;
  private final CarrierSignature signature;
  private final RecordOutcome recordOutcome;
  private final InstantSource clock;

  /** The handler as Lambda makes it. */
  public OutcomeHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock; signatures are dated by the world's. */
  public OutcomeHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private OutcomeHandler(Wiring wiring) {
    this(
        new Guarded(wiring.log(), Problem.of(500, "something failed here; send it again")),
        wiring.views(),
        new CarrierSignature(InstantSource.system()),
        wiring.recordOutcome(),
        wiring.clock());
  }

  OutcomeHandler(
      Guarded guarded,
      Views views,
      CarrierSignature signature,
      RecordOutcome recordOutcome,
      InstantSource clock) {
    this.guarded = guarded;
    this.views = views;
    this.signature = signature;
    this.recordOutcome = recordOutcome;
    this.clock = clock;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(request, () -> answer(request));
  }

  private APIGatewayV2HTTPResponse answer(HttpRequest request) {
    Optional<AttemptId> attempt = AttemptId.parse(request.pathParameter("attempt_id"));
    if (attempt.isEmpty() && CarrierSignature.isOn(request)) {
      return unknown();
    }
    boolean signed =
        attempt
            .flatMap(id -> views.tenant(id.recipient().tenant()))
            .filter(tenant -> signature.holds(request, tenant))
            .isPresent();
    if (!signed) {
      return Problem.of(401, "the signature is missing, too old or not that of a known carrier");
    }
    return switch (request.json()) {
      case Content.Read(JsonNode body) -> write(attempt.orElseThrow(), body);
      case Content.Unreadable(int status, String why) -> Problem.of(status, why);
    };
  }

  private APIGatewayV2HTTPResponse write(AttemptId attempt, JsonNode body) {
    Faults faults = new Faults();
    Optional<Outcome> outcome = OutcomeReport.read(body, clock.instant(), faults);
    if (outcome.isEmpty()) {
      return Problem.invalidBody(faults.list());
    }
    return switch (recordOutcome.run(attempt, outcome.get())) {
      case RECORDED -> Answer.json(200, Map.of("recorded", true));
      case ALREADY_KNOWN -> Answer.json(200, Map.of("recorded", false));
      case UNKNOWN_ATTEMPT -> unknown();
    };
  }

  private static APIGatewayV2HTTPResponse unknown() {
    return Problem.of(404, "there is no such attempt");
  }
}
