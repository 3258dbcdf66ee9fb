package dev.rollcall.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.lambda.SqsBatch;
import dev.rollcall.core.outcome.RecordOutcome;
import dev.rollcall.core.recipient.AttemptId;
import java.time.InstantSource;
import java.util.Map;

/** Records what the simulated carrier reports through its queue. */
public final class CallbackHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatch batch;
  private final RecordOutcome recordOutcome;
  private final InstantSource clock;

  /** The handler as Lambda makes it. */
  public CallbackHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public CallbackHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = wiring.sqsBatch();
    this.recordOutcome = wiring.recordOutcome();
    this.clock = clock;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.each(event, this::record);
  }

  private void record(String body) {
    try {
      JsonNode report = Json.tree(body);
      AttemptId attempt =
          AttemptId.parse(report.path("attempt_id").asText(""))
              .orElseThrow(() -> new IllegalArgumentException("a report without an attempt"));
      OutcomeJson.read(report, clock.instant())
          .ifPresent(outcome -> recordOutcome.run(attempt, outcome));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a report that is not JSON", e);
    }
  }
}
