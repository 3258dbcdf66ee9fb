package dev.rollcall.local.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.template.RuleSpec;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/** A bus: rules, and a way to deliver what they match. */
final class EventBus {
  /** Takes an event to a target. */
  interface Delivery {
    void deliver(RuleSpec.Target target, String event);
  }

  private final GenericMachine<RuleSpec> machine = GenericMachine.<RuleSpec>builder().build();

  EventBus(List<RuleSpec> rules) {
    for (RuleSpec rule : rules) {
      try {
        machine.addRule(rule, rule.pattern());
      } catch (IOException e) {
        throw new IllegalArgumentException(rule.name() + ": not an event pattern", e);
      }
    }
  }

  void put(JsonNode event, Delivery delivery) {
    String text = event.toString();
    for (RuleSpec rule : machine.rulesForJSONEvent(event)) {
      rule.targets().forEach(target -> delivery.deliver(target, text));
    }
  }
}
