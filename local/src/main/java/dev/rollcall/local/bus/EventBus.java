package dev.rollcall.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.template.RuleSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.GenericMachine;

/** A bus: rules, and a way to deliver what they match. */
final class EventBus {
  /** Takes an event to a target. */
  interface Delivery {
    void deliver(RuleSpec.Target target, String event);
  }

  private final GenericMachine<String> machine = GenericMachine.<String>builder().build();
  private final Map<String, RuleSpec> rules = new HashMap<>();

  /** Puts a rule in the place of what had its name. */
  synchronized void put(RuleSpec rule) {
    RuleSpec old = rules.get(rule.name());
    try {
      machine.addRule(rule.name(), rule.pattern());
      if (old != null && !old.pattern().equals(rule.pattern())) {
        machine.deleteRule(old.name(), old.pattern());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(rule.name() + ": not an event pattern", e);
    }
    rules.put(rule.name(), rule);
  }

  synchronized Optional<RuleSpec> rule(String name) {
    return Optional.ofNullable(rules.get(name));
  }

  void put(JsonNode event, Delivery delivery) {
    String text = event.toString();
    for (RuleSpec rule : matched(event)) {
      rule.targets().forEach(target -> delivery.deliver(target, text));
    }
  }

  private synchronized List<RuleSpec> matched(JsonNode event) {
    return machine.rulesForJSONEvent(event).stream().map(rules::get).toList();
  }
}
