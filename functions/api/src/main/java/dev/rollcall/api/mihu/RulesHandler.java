package dev.rollcall.api.mihu;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Door;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.aws.Wiring;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RulePage;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.store.Write;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the rules that were made, shows one, and changes what it says. */
public final class RulesHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String LIST = "GET /api/v1/rules";
  private static final String SHOW = "GET /api/v1/rules/{uuid}";
  private static final String CHANGE = "PUT /api/v1/rules/{uuid}";

  /** What this handler answers. */
  public static final Set<String> ROUTES = Set.of(LIST, SHOW, CHANGE);

  private static final int TRIES_MAX = 20;

  private final Door door;
  private final Envelope envelope;
  private final Rules rules;
  private final InstantSource clock;

  /** The handler as Lambda makes it. */
  public RulesHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public RulesHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Envelope());
  }

  private RulesHandler(Wiring wiring, Envelope envelope) {
    this(Door.forReading(wiring, envelope), envelope, wiring.stores().rules(), wiring.clock());
  }

  RulesHandler(Door door, Envelope envelope, Rules rules, InstantSource clock) {
    this.door = door;
    this.envelope = envelope;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return CHANGE.equals(event.getRouteKey())
        ? door.open(event, this::change)
        : door.openWithoutBody(event, this::answer);
  }

  private APIGatewayV2HTTPResponse answer(Visit visit) {
    return switch (visit.request().route()) {
      case LIST -> list(visit);
      case SHOW -> show(visit);
      default -> envelope.refused(404, "There is nothing here for this method and path");
    };
  }

  private APIGatewayV2HTTPResponse list(Visit visit) {
    RuleQuery query = RuleQuery.read(visit.request(), visit.faults());
    if (!visit.faults().isEmpty()) {
      return envelope.invalid(visit.faults().list());
    }
    RulePage page = rules.page(visit.tenant().id(), query.type(), query.page(), query.perPage());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("current_page", query.page());
    data.put("last_page", Math.max(1, Math.ceilDiv(page.total(), query.perPage())));
    data.put("per_page", query.perPage());
    data.put("total", page.total());
    data.put("data", page.rules().stream().map(RuleShown::of).toList());
    return envelope.ok("Rules retrieved successfully", data);
  }

  private APIGatewayV2HTTPResponse show(Visit visit) {
    return find(visit)
        .map(record -> envelope.ok("Rule retrieved successfully", RuleShown.of(record)))
        .orElseGet(() -> envelope.refused(404, "Rule not found"));
  }

  private APIGatewayV2HTTPResponse change(Visit visit) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<RuleRecord> known = find(visit);
      if (known.isEmpty()) {
        return envelope.refused(404, "Rule not found");
      }
      Optional<Rule> rule =
          Fields.of(visit.body(), Path.ROOT, visit.faults())
              .map(fields -> changed(fields, known.get().rule()));
      if (rule.isEmpty() || !visit.faults().isEmpty()) {
        return envelope.invalid(visit.faults().list());
      }
      RuleRecord changed = known.get().changed(rule.get(), clock.instant());
      if (rules.save(changed) instanceof Write.Done) {
        return envelope.ok("Rule updated successfully", RuleShown.of(changed));
      }
      // Somebody else changed it meanwhile, perhaps in another place: both shall be heard.
    }
    throw new IllegalStateException("no write of a rule ever won");
  }

  private static Rule changed(Fields fields, Rule known) {
    Rule rule = RuleReader.read(fields, known, Need.OPTIONAL);
    fields.rejectOthers();
    return rule;
  }

  private Optional<RuleRecord> find(Visit visit) {
    return Optional.of(visit.request().pathParameter("uuid"))
        .filter(RuleKey::isValid)
        .map(uuid -> new RuleKey(visit.tenant().id(), uuid))
        .flatMap(rules::find);
  }
}
