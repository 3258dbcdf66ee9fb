package dev.rollcall.local.bus;

import dev.rollcall.local.template.Arn;
import dev.rollcall.local.template.RuleSpec;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * Buses elsewhere. Their rules can reach queues, which are there too; what would only be reached
 * from here, a function or a log group, is left out, and {@code log} gets a line that says so.
 */
public record RemoteBus(String url, EventBridgeClient client, Consumer<String> log)
    implements BusService {
  private static final String ALWAYS_THERE = "default";

  @Override
  public void start(List<String> names, List<RuleSpec> rules) {
    names.stream().filter(name -> !name.equals(ALWAYS_THERE)).forEach(this::create);
    rules.forEach(this::put);
  }

  private void create(String name) {
    try {
      client.createEventBus(request -> request.name(name));
    } catch (ResourceAlreadyExistsException _) {
      log.accept("bus " + name + " was there already");
    }
  }

  private void put(RuleSpec rule) {
    client.putRule(
        request -> request.name(rule.name()).eventBusName(rule.bus()).eventPattern(rule.pattern()));
    for (RuleSpec.Target target : rule.targets()) {
      switch (target) {
        case RuleSpec.ToQueue(String queue) -> aim(rule, queue);
        case RuleSpec.ToFunction(String function) -> leaveOut(rule, "function " + function);
        case RuleSpec.ToLog(String group) -> leaveOut(rule, "log group " + group);
      }
    }
  }

  private void aim(RuleSpec rule, String queue) {
    Target target = Target.builder().id(queue).arn(new Arn("sqs", queue).toString()).build();
    PutTargetsResponse answer =
        client.putTargets(
            request -> request.rule(rule.name()).eventBusName(rule.bus()).targets(target));
    if (answer.failedEntryCount() > 0) {
      throw new IllegalStateException(rule.name() + ": " + answer.failedEntries());
    }
  }

  private void leaveOut(RuleSpec rule, String target) {
    log.accept("rule " + rule.name() + " of a bus elsewhere does not reach " + target);
  }

  @Override
  public void close() {
    // The server is somebody else's.
  }
}
