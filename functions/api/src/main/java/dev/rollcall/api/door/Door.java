package dev.rollcall.api.door;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.api.auth.Authentication;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.api.auth.Caller;
import dev.rollcall.api.auth.Principal;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Content;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.core.request.Ticket;
import dev.rollcall.core.tenant.Tenant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What every request passes before its handler sees it: the guard against our own failures, the
 * question who is calling, and the reading of the body. What does not pass is answered in the
 * handler's own dialect.
 */
public final class Door {
  private final Guarded guarded;
  private final Authentication authentication;
  private final Dialect dialect;
  private final RandomGenerator random;
  private final InstantSource clock;

  /**
   * A door.
   *
   * @param random cryptographically strong, outside tests
   */
  public Door(
      Log log,
      Authentication authentication,
      Dialect dialect,
      RandomGenerator random,
      InstantSource clock) {
    this.guarded = new Guarded(log, dialect.failed());
    this.authentication = authentication;
    this.dialect = dialect;
    this.random = random;
    this.clock = clock;
  }

  /** The door of a function whose callers show bearer tokens. */
  public static Door of(Wiring wiring, Dialect dialect) {
    return of(
        wiring,
        new Authenticator(wiring.tenants(), wiring.views(), wiring.ticker(), wiring.clock()),
        dialect);
  }

  /** The door of a function whose callers show who they are in another way. */
  public static Door of(Wiring wiring, Authentication authentication, Dialect dialect) {
    return new Door(wiring.log(), authentication, dialect, wiring.random(), wiring.clock());
  }

  /** The answer to a request that brings a body. */
  public APIGatewayV2HTTPResponse open(APIGatewayV2HTTPEvent event, Room room) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            switch (authentication.callerOf(request)) {
              case Caller.Known(Tenant tenant, Principal principal) ->
                  switch (request.json()) {
                    case Content.Read(JsonNode body) ->
                        received(visit(request, tenant, principal, body, isLenient(request)), room);
                    case Content.Unreadable(int status, String why) ->
                        dialect.unreadable(status, why);
                  };
              case Caller other -> stopped(other);
            });
  }

  /** The answer to a request of which no body is read. */
  public APIGatewayV2HTTPResponse openWithoutBody(APIGatewayV2HTTPEvent event, Room room) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            switch (authentication.callerOf(request)) {
              case Caller.Known(Tenant tenant, Principal principal) ->
                  received(
                      visit(request, tenant, principal, MissingNode.getInstance(), false), room);
              case Caller other -> stopped(other);
            });
  }

  private static boolean isLenient(HttpRequest request) {
    return Prefer.lenient(request).orElse(false);
  }

  private Visit visit(
      HttpRequest request, Tenant tenant, Principal principal, JsonNode body, boolean lenient) {
    return new Visit(
        request,
        tenant,
        principal,
        body,
        lenient ? Faults.lenient() : new Faults(),
        Ticket.draw(random, clock.instant()));
  }

  private static APIGatewayV2HTTPResponse received(Visit visit, Room room) {
    APIGatewayV2HTTPResponse answer = room.receive(visit);
    if (!visit.faults().isLenient()) {
      return answer;
    }
    APIGatewayV2HTTPResponse said = Answer.with(answer, "Preference-Applied", Prefer.LENIENT);
    return visit.faults().ignored().isEmpty()
        ? said
        : Answer.with(said, "Rollcall-Ignored", visit.faults().ignored().header());
  }

  private APIGatewayV2HTTPResponse stopped(Caller caller) {
    return switch (caller) {
      case Caller.Anonymous anonymous -> dialect.unauthorized(true);
      case Caller.Refused refused -> dialect.unauthorized(false);
      case Caller.Foreign(String why) -> dialect.refused(403, why);
      case Caller.Known known -> throw new IllegalArgumentException("nobody stops " + known);
    };
  }
}
