package dev.rollcall.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.lambda.SqsBatch;
import dev.rollcall.aws.sqs.ChunkJson;
import dev.rollcall.core.intake.ImportChunk;
import java.time.InstantSource;
import java.util.Map;

/** Imports the chunks of a batch. */
public final class IntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatch batch;
  private final ImportChunk importChunk;

  /** The handler as Lambda makes it. */
  public IntakeHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public IntakeHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = wiring.sqsBatch();
    this.importChunk = wiring.importChunk();
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.each(event, body -> importChunk.run(ChunkJson.parse(body)));
  }
}
