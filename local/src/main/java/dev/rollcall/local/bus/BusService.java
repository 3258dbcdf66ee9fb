package dev.rollcall.local.bus;

import dev.rollcall.local.template.RuleSpec;
import java.util.List;

/** Where the template's buses are: an EventBridge in this JVM, or one elsewhere. */
public interface BusService extends AutoCloseable {
  /** Where it listens. */
  String url();

  /** Makes these buses, with these rules. */
  void start(List<String> names, List<RuleSpec> rules);

  /** Lets go of it; whose server it is stops it. */
  @Override
  void close();
}
