package dev.rollcall.local.bus;

import dev.rollcall.local.template.RuleSpec;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Ways to the three kinds of target: a queue and a function by name, and the log. */
public record BusTargets(
    BiConsumer<String, String> queues, BiConsumer<String, String> functions, Consumer<String> log) {
  void deliver(RuleSpec.Target target, String event) {
    switch (target) {
      case RuleSpec.ToQueue(String name) -> queues.accept(name, event);
      case RuleSpec.ToFunction(String name) -> functions.accept(name, event);
      case RuleSpec.ToLog _ -> log.accept(event);
    }
  }
}
