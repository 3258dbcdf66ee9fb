package dev.rollcall.tick;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.lambda.Metric;
import dev.rollcall.core.tick.Tick;
import dev.rollcall.core.webhook.ReturnDeliveries;
import java.time.InstantSource;
import java.util.Map;

/** Finds every minute who may be reached now, and which webhooks are due again. */
public final class TickHandler implements RequestHandler<Map<String, Object>, String> {
  private final Tick tick;
  private final ReturnDeliveries returnDeliveries;
  private final Log log;
  private final String name;

  /** The handler as Lambda makes it. */
  public TickHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public TickHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.tick = wiring.tick();
    this.returnDeliveries = wiring.returnDeliveries();
    this.log = wiring.log();
    this.name = environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
  }

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    try {
      Tick.Summary summary = tick.run();
      Metric.seconds(name, "OldestDueLookSeconds", summary.oldestDueSeconds()).write(log);
      return summary.campaigns() + " campaigns, " + summary.hinted() + " recipients";
    } finally {
      // Neither of the two keeps the other from its turn, and calls go first.
      returnDeliveries.run();
    }
  }
}
