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
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.store.Write;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes a rule that listings can name. */
public final class CreateRuleHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** What this handler answers. */
  public static final String ROUTE = "POST /api/v1/rules";

  private final Door door;
  private final Envelope envelope;
  private final Rules rules;

  /** The handler as Lambda makes it. */
  public CreateRuleHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public CreateRuleHandler(Map<String, String> environment, InstantSource clock) {
    this(Wiring.of(environment, clock), new Envelope());
  }

  private CreateRuleHandler(Wiring wiring, Envelope envelope) {
    this(Door.of(wiring, envelope), envelope, wiring.stores().rules());
  }

  CreateRuleHandler(Door door, Envelope envelope, Rules rules) {
    this.door = door;
    this.envelope = envelope;
    this.rules = rules;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return door.open(event, this::create);
  }

  private APIGatewayV2HTTPResponse create(Visit visit) {
    Optional<Rule> rule =
        Fields.of(visit.body(), Path.ROOT, visit.faults()).map(CreateRuleHandler::rule);
    if (rule.isEmpty() || !visit.faults().isEmpty()) {
      return envelope.invalid(visit.faults().list());
    }
    RuleKey key = new RuleKey(visit.tenant().id(), visit.ids().uuid("rule"));
    RuleRecord kept = kept(RuleRecord.of(key, rule.get(), visit.acceptedAt()));
    return envelope.created(
        "/api/v1/rules/" + key.uuid(), "Rule created successfully", RuleShown.of(kept));
  }

  private static Rule rule(Fields fields) {
    Rule rule = RuleReader.read(fields, Rule.defaults(RuleType.CALL), Need.REQUIRED);
    fields.rejectOthers();
    return rule;
  }

  /** What is there already was made by an earlier try of the same request. */
  private RuleRecord kept(RuleRecord record) {
    return switch (rules.save(record)) {
      case Write.Done<RuleRecord> done -> record;
      case Write.Lost<RuleRecord> lost -> lost.current().orElseThrow();
    };
  }
}
