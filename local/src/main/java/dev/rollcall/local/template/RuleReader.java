package dev.rollcall.local.template;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code AWS::Events::Rule}. */
final class RuleReader {
  private RuleReader() {}

  static RuleSpec read(String id, Block block) {
    if (block.text("ScheduleExpression").isPresent()) {
      throw new TemplateException(id, "use a ScheduleV2 event of the function for schedules");
    }
    boolean disabled = block.text("State").orElse("ENABLED").equals("DISABLED");
    RuleSpec rule =
        new RuleSpec(
            block.text("Name").orElse(id),
            bus(block),
            block.json("EventPattern").toString(),
            disabled ? List.of() : targets(block));
    block.ignoring("Description", "RoleArn", "Targets", "Tags").end();
    return rule;
  }

  /** A bus may be named by its name or its ARN. */
  static String bus(Block block) {
    String bus = block.text("EventBusName").orElse("default");
    return bus.startsWith("arn:") ? Arn.parse(block.where(), bus).name() : bus;
  }

  private static List<RuleSpec.Target> targets(Block block) {
    List<RuleSpec.Target> targets = new ArrayList<>();
    for (Block target : block.blocks("Targets")) {
      targets.add(
          RuleSpec.target(target.where(), Arn.parse(target.where(), target.required("Arn"))));
      target.ignoring("Id", "RoleArn", "DeadLetterConfig", "RetryPolicy").end();
    }
    return targets;
  }
}
