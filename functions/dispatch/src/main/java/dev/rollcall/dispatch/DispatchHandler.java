package dev.rollcall.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.lambda.SqsBatch;
import dev.rollcall.aws.sqs.HintJson;
import dev.rollcall.core.dispatch.FollowHint;
import java.time.InstantSource;
import java.util.Map;

/** Starts the attempts that a batch of hints points at. */
public final class DispatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatch batch;
  private final FollowHint followHint;

  /** The handler as Lambda makes it. */
  public DispatchHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public DispatchHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = wiring.sqsBatch();
    this.followHint = wiring.followHint(new ChosenCarriers(wiring, environment));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.each(event, body -> followHint.run(HintJson.parse(body)));
  }
}
