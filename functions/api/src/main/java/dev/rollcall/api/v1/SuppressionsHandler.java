package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.suppression.AuditTrail;
import dev.rollcall.core.suppression.Lift;
import dev.rollcall.core.suppression.Lifted;
import dev.rollcall.core.suppression.Suppress;
import dev.rollcall.core.suppression.SuppressMany;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps the list of those whom a tenant must not reach. */
public final class SuppressionsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  static final String LIST = "GET /v1/suppressions";
  static final String BULK = "POST /v1/suppressions/bulk";
  static final String SHOW = "GET /v1/suppressions/{address}";
  static final String PUT = "PUT /v1/suppressions/{address}";
  static final String DELETE = "DELETE /v1/suppressions/{address}";

  /** What this handler answers. */
  public static final Set<String> ROUTES = Set.of(LIST, BULK, SHOW, PUT, DELETE);

  private final Door door;
  private final PhoneNumbers numbers;
  private final Lines lines;
  private final Suppress suppress;
  private final SuppressMany suppressMany;
  private final Lift lift;
  private final AuditTrail trail;

  /** The handler as Lambda makes it. */
  public SuppressionsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public SuppressionsHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private SuppressionsHandler(Wiring wiring) {
    this(
        Door.of(wiring, new Problems()),
        wiring.phoneNumbers(),
        wiring.stores().lines(),
        wiring.suppress(),
        wiring.suppressMany(),
        wiring.lift(),
        wiring.stores().auditTrail());
  }

  SuppressionsHandler(
      Door door,
      PhoneNumbers numbers,
      Lines lines,
      Suppress suppress,
      SuppressMany suppressMany,
      Lift lift,
      AuditTrail trail) {
    this.door = door;
    this.numbers = numbers;
    this.lines = lines;
    this.suppress = suppress;
    this.suppressMany = suppressMany;
    this.lift = lift;
    this.trail = trail;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return switch (String.valueOf(event.getRouteKey())) {
      case PUT -> door.open(event, this::put);
      case BULK -> door.open(event, this::bulk);
      case LIST -> door.openWithoutBody(event, this::list);
      case SHOW -> door.openWithoutBody(event, visit -> show(visit, address(visit)));
      case DELETE -> door.openWithoutBody(event, this::delete);
      default -> Problem.of(404, "there is nothing here for this method and path");
    };
  }

  private APIGatewayV2HTTPResponse put(Visit visit) {
    Optional<Address> address = address(visit);
    Optional<Suppression> suppression = new SuppressionBody(visit, numbers).one();
    if (address.isEmpty()) {
      return Problem.invalidPath(
          "address",
          "must be a telephone number in E.164 or an e-mail address",
          visit.faults().list());
    }
    if (suppression.isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    boolean added = suppress.enter(visit.tenant().id(), address.get(), suppression.get());
    return Answer.json(
        added ? 201 : 200, SuppressedShown.of(lines.find(visit.tenant().id(), address.get())));
  }

  private APIGatewayV2HTTPResponse bulk(Visit visit) {
    List<SuppressMany.Entry> entries = new SuppressionBody(visit, numbers).many();
    if (!visit.faults().isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    return Answer.json(200, suppressMany.run(visit.tenant().id(), entries));
  }

  private APIGatewayV2HTTPResponse list(Visit visit) {
    Cursor cursor = new Cursor(visit.tenant(), "suppressions");
    PageQuery query = PageQuery.read(visit.request(), cursor, Set.of(), visit.faults());
    return visit.faults().isEmpty()
        ? Answer.json(
            200,
            Listing.of(
                lines.suppressed(visit.tenant().id(), query.after(), query.limit()),
                cursor,
                SuppressedShown::of))
        : Problem.invalidQuery(visit.faults().list());
  }

  private APIGatewayV2HTTPResponse show(Visit visit, Optional<Address> address) {
    if (address.isEmpty()) {
      return notFound();
    }
    Line line = lines.find(visit.tenant().id(), address.get());
    List<Lifted> lifted = trail.of(visit.tenant().id(), address.get());
    return line.suppressions().isEmpty() && lifted.isEmpty()
        ? notFound()
        : Answer.json(200, SuppressedShown.of(line, lifted));
  }

  private APIGatewayV2HTTPResponse delete(Visit visit) {
    LiftQuery query = LiftQuery.read(visit.request(), visit.faults());
    if (!visit.faults().isEmpty()) {
      return Problem.invalidQuery(visit.faults().list());
    }
    Optional<Address> address = address(visit);
    boolean lifted =
        address
            .map(
                of ->
                    lift.run(
                        visit.tenant().id(),
                        of,
                        query::chooses,
                        visit.principal().who(),
                        query.reason()))
            .filter(some -> !some.isEmpty())
            .isPresent();
    return lifted ? show(visit, address) : notFound();
  }

  private Optional<Address> address(Visit visit) {
    return WrittenAddress.inPath(visit.request().pathParameter("address"), numbers);
  }

  private static APIGatewayV2HTTPResponse notFound() {
    return Problem.of(404, "there is no such suppression");
  }
}
