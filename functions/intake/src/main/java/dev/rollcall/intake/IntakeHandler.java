package dev.rollcall.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.lambda.SqsBatch;
import dev.rollcall.aws.sqs.ParcelMessage;
import dev.rollcall.core.intake.AddListChunk;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.ImportChunk;
import dev.rollcall.core.intake.ImportListPart;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.intake.ListPart;
import dev.rollcall.core.intake.Parcel;
import java.time.InstantSource;
import java.util.Map;

/** Takes in the parcels of a batch. */
public final class IntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final SqsBatch batch;
  private final ImportChunk importChunk;
  private final AddListChunk addListChunk;
  private final ImportListPart importListPart;

  /** The handler as Lambda makes it. */
  public IntakeHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public IntakeHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = wiring.sqsBatch();
    this.importChunk = wiring.intake().importChunk();
    this.addListChunk = wiring.intake().addListChunk();
    this.importListPart = wiring.intake().importListPart();
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batch.each(event, body -> takeIn(ParcelMessage.parse(body)));
  }

  private void takeIn(Parcel parcel) {
    switch (parcel) {
      case Chunk chunk -> importChunk.run(chunk);
      case ListChunk chunk -> addListChunk.run(chunk);
      case ListPart part -> importListPart.run(part);
    }
  }
}
