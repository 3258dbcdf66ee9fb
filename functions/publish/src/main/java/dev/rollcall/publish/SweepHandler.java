package dev.rollcall.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.dynamo.RecipientItem;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.Recipients;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes what is left of recipients whose rows are gone: they expired, or somebody was erased. */
public final class SweepHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private final StreamBatch batch;
  private final Recipients recipients;
  private final Crew crew;

  /** The handler as Lambda makes it. */
  public SweepHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public SweepHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = new StreamBatch(wiring.log());
    this.recipients = wiring.stores().recipients();
    this.crew = wiring.crew();
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return new StreamsEventResponse(
        batch
            .publish(
                event.getRecords(), SweepHandler::gone, rows -> crew.each(rows, recipients::forget))
            .map(BatchItemFailure::new)
            .map(List::of)
            .orElse(List.of()));
  }

  private static Optional<Recipient> gone(DynamodbStreamRecord record) {
    return StreamBatch.oldImage(record)
        .filter(_ -> record.getEventName().equals("REMOVE"))
        .map(RecipientItem::read);
  }
}
