package dev.rollcall.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** EventBridge's requests that make buses and rules, for those who bring no template. */
record BusControl(Map<String, EventBus> buses) {
  private static final ObjectMapper JSON = new ObjectMapper();

  BusAnswer createBus(JsonNode request) {
    String name = request.path("Name").asText();
    return buses.putIfAbsent(name, new EventBus()) == null
        ? BusAnswer.of(JSON.createObjectNode().put("EventBusArn", Arn.bus(name).toString()))
        : BusAnswer.error("ResourceAlreadyExistsException", "there is a bus " + name);
  }

  /** A rule keeps its targets when it is put again. */
  BusAnswer putRule(JsonNode request) {
    EventBus bus = buses.get(busName(request));
    if (bus == null) {
      return BusAnswer.error("ResourceNotFoundException", "no bus is named " + busName(request));
    }
    String name = request.path("Name").asText();
    String pattern = request.path("EventPattern").asText();
    List<RuleSpec.Target> targets = bus.rule(name).map(RuleSpec::targets).orElse(List.of());
    bus.put(new RuleSpec(name, busName(request), pattern, targets));
    String arn = new Arn("events", "rule/" + busName(request) + "/" + name).toString();
    return BusAnswer.of(JSON.createObjectNode().put("RuleArn", arn));
  }

  BusAnswer putTargets(JsonNode request) {
    EventBus bus = buses.get(busName(request));
    String name = request.path("Rule").asText();
    if (bus == null || bus.rule(name).isEmpty()) {
      return BusAnswer.error("ResourceNotFoundException", "no rule is named " + name);
    }
    RuleSpec rule = bus.rule(name).get();
    List<RuleSpec.Target> targets = new ArrayList<>(rule.targets());
    for (JsonNode target : request.path("Targets")) {
      targets.add(RuleSpec.target(name, Arn.parse(name, target.path("Arn").asText())));
    }
    bus.put(new RuleSpec(name, rule.bus(), rule.pattern(), List.copyOf(targets)));
    ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return BusAnswer.of(answer);
  }

  /** A bus may be named by its name or its ARN. */
  static String busName(JsonNode request) {
    String name = request.path("EventBusName").asText("default");
    return name.startsWith("arn:") ? Arn.parse("EventBusName", name).name() : name;
  }
}
