package dev.rollcall.api.door;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rollcall.api.auth.Authentication;
import dev.rollcall.api.auth.Authenticator;
import dev.rollcall.api.auth.Caller;
import dev.rollcall.api.http.Content;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.core.request.Once;
import dev.rollcall.core.request.RequestKey;
import dev.rollcall.core.request.Requests;
import dev.rollcall.core.request.Ticket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What every request passes before its handler sees it: the guard against our own failures, the
 * question who is calling, the reading of the body, and the question whether it came before. What
 * does not pass is answered in the handler's own dialect.
 */
public final class Door {
  private final Guarded guarded;
  private final Authentication authentication;
  private final Dialect dialect;
  private final Repeats repeats;
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
      Once once,
      RandomGenerator random,
      InstantSource clock) {
    this.guarded = new Guarded(log, dialect.failed());
    this.authentication = authentication;
    this.dialect = dialect;
    this.repeats = new Repeats(once, guarded, dialect);
    this.random = random;
    this.clock = clock;
  }

  /** The door of a function whose callers show bearer tokens. */
  public static Door of(Wiring wiring, Dialect dialect) {
    return of(wiring, bearers(wiring), dialect);
  }

  /** The door of a function whose callers show who they are in another way. */
  public static Door of(Wiring wiring, Authentication authentication, Dialect dialect) {
    return of(wiring, authentication, dialect, wiring.stores().requests());
  }

  /** The door of a function that answers no POST, and so needs no table of requests. */
  public static Door forReading(Wiring wiring, Dialect dialect) {
    return of(
        wiring,
        bearers(wiring),
        dialect,
        request -> {
          throw new IllegalStateException("this function answers no POST");
        });
  }

  private static Door of(
      Wiring wiring, Authentication authentication, Dialect dialect, Requests requests) {
    return new Door(
        wiring.log(),
        authentication,
        dialect,
        new Once(requests, wiring.clock()),
        wiring.random(),
        wiring.clock());
  }

  private static Authenticator bearers(Wiring wiring) {
    return new Authenticator(
        wiring.stores().tenants(), wiring.views(), wiring.ticker(), wiring.clock());
  }

  /** The answer to a request that brings a body. */
  public APIGatewayV2HTTPResponse open(APIGatewayV2HTTPEvent event, Room room) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            switch (authentication.callerOf(request)) {
              case Caller.Known known ->
                  switch (request.json()) {
                    case Content.Read(JsonNode body) -> admitted(request, known, body, room);
                    case Content.Unreadable(int status, String why) ->
                        dialect.unreadable(status, why);
                  };
              case Caller.Stranger stranger -> stopped(stranger);
            });
  }

  /** The answer to a request of which no body is read. */
  public APIGatewayV2HTTPResponse openWithoutBody(APIGatewayV2HTTPEvent event, Room room) {
    HttpRequest request = new HttpRequest(event);
    return guarded.answer(
        request,
        () ->
            switch (authentication.callerOf(request)) {
              case Caller.Known known -> admitted(request, known, MissingNode.getInstance(), room);
              case Caller.Stranger stranger -> stopped(stranger);
            });
  }

  private APIGatewayV2HTTPResponse admitted(
      HttpRequest request, Caller.Known caller, JsonNode body, Room room) {
    Optional<String> key = request.header("idempotency-key").filter(text -> request.isPost());
    Ticket fresh = Ticket.draw(random, clock.instant());
    if (key.isEmpty()) {
      return Received.of(visit(request, caller, body, fresh), room);
    }
    if (!RequestKey.isValid(key.get())) {
      return dialect.unreadable(400, "Idempotency-Key must be 1 to 255 printable ASCII characters");
    }
    return repeats.answer(
        new RequestKey(caller.tenant().id(), key.get()),
        request,
        fresh,
        Ticket.draw(random, clock.instant()).seed(),
        ticket -> visit(request, caller, body, ticket),
        room);
  }

  private static Visit visit(
      HttpRequest request, Caller.Known caller, JsonNode body, Ticket ticket) {
    boolean lenient =
        !body.isMissingNode() && Prefer.lenient(request).orElse(caller.tenant().policy().lenient());
    return new Visit(
        request,
        caller.tenant(),
        caller.principal(),
        body,
        lenient ? Faults.lenient() : new Faults(),
        ticket);
  }

  private APIGatewayV2HTTPResponse stopped(Caller.Stranger stranger) {
    return switch (stranger) {
      case Caller.Anonymous anonymous -> dialect.unauthorized(true);
      case Caller.Refused refused -> dialect.unauthorized(false);
      case Caller.Foreign(String why) -> dialect.refused(403, why);
    };
  }
}
