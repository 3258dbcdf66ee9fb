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
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.PutTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.message.Wording;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps the texts of a tenant's campaigns. */
public final class TemplatesHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  static final String LIST = "GET /v1/templates";
  static final String SHOW = "GET /v1/templates/{id}";
  static final String PUT = "PUT /v1/templates/{id}";
  static final String DELETE = "DELETE /v1/templates/{id}";

  /** What this handler answers. */
  public static final Set<String> ROUTES = Set.of(LIST, SHOW, PUT, DELETE);

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

  private final Door door;
  private final Templates templates;
  private final PutTemplate putTemplate;
  private final Wording wording;

  /** The handler as Lambda makes it. */
  public TemplatesHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public TemplatesHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock));
  }

  private TemplatesHandler(Wiring wiring) {
    this(
        Door.forReading(wiring, new Problems()),
        wiring.stores().templates(),
        wiring.wording(),
        wiring.clock());
  }

  TemplatesHandler(Door door, Templates templates, Wording wording, InstantSource clock) {
    this.door = door;
    this.templates = templates;
    this.putTemplate = new PutTemplate(templates, clock);
    this.wording = wording;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PUT.equals(event.getRouteKey())
        ? door.open(event, this::put)
        : door.openWithoutBody(event, this::answer);
  }

  private APIGatewayV2HTTPResponse answer(Visit visit) {
    return switch (visit.request().route()) {
      case LIST -> list(visit);
      case SHOW -> show(visit);
      case DELETE -> delete(visit);
      default -> Problem.of(404, "there is nothing here for this method and path");
    };
  }

  private APIGatewayV2HTTPResponse put(Visit visit) {
    Optional<TemplateKey> key = key(visit);
    Optional<TemplateBody> read = TemplateBody.read(visit.body(), wording, visit.faults());
    if (key.isEmpty()) {
      return Problem.invalidPath(
          "id", "must be a whole number from 1 to " + Integer.MAX_VALUE, visit.faults().list());
    }
    return read.map(body -> putTemplate.run(key.get(), body.name(), body.subject(), body.body()))
        .map(put -> Answer.json(put.created() ? 201 : 200, shown(put.template())))
        .orElseGet(() -> Problem.invalidBody(visit.faults().list()));
  }

  private APIGatewayV2HTTPResponse list(Visit visit) {
    Cursor cursor = new Cursor(visit.tenant(), "templates");
    PageQuery query = PageQuery.read(visit.request(), cursor, Set.of(), visit.faults());
    return visit.faults().isEmpty()
        ? Answer.json(
            200,
            Listing.of(
                templates.recent(visit.tenant().id(), query.after(), query.limit()),
                cursor,
                TemplateSummary::of))
        : Problem.invalidQuery(visit.faults().list());
  }

  private APIGatewayV2HTTPResponse show(Visit visit) {
    return key(visit)
        .flatMap(templates::find)
        .map(template -> Answer.json(200, shown(template)))
        .orElseGet(TemplatesHandler::notFound);
  }

  private APIGatewayV2HTTPResponse delete(Visit visit) {
    return key(visit)
        .filter(templates::delete)
        .map(key -> Answer.json(200, Map.of("deleted", true)))
        .orElseGet(TemplatesHandler::notFound);
  }

  private TemplateShown shown(MessageTemplate template) {
    return TemplateShown.of(template, wording);
  }

  private static Optional<TemplateKey> key(Visit visit) {
    return Optional.of(visit.request().pathParameter("id"))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::parseLong)
        .filter(number -> number <= Integer.MAX_VALUE)
        .map(number -> new TemplateKey(visit.tenant().id(), number.intValue()));
  }

  private static APIGatewayV2HTTPResponse notFound() {
    return Problem.of(404, "there is no such template");
  }
}
