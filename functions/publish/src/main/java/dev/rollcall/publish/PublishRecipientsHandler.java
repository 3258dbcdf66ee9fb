package dev.rollcall.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse.BatchItemFailure;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.dynamo.RecipientItem;
import dev.rollcall.core.publish.PublishRecipients;
import dev.rollcall.core.publish.RecipientChange;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes what changed about recipients. */
public final class PublishRecipientsHandler
    implements RequestHandler<DynamodbTimeWindowEvent, TimeWindowEventResponse> {
  private final StreamBatch batch;
  private final PublishRecipients publishRecipients;

  /** The handler as Lambda makes it. */
  public PublishRecipientsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public PublishRecipientsHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = new StreamBatch(wiring.log());
    this.publishRecipients = wiring.publishRecipients();
  }

  /**
   * The window carries no state: it is there because only windowed batches name their shard, by
   * which figures are folded exactly once.
   */
  @Override
  public TimeWindowEventResponse handleRequest(DynamodbTimeWindowEvent event, Context context) {
    var failed =
        batch.publish(
            event.getRecords(),
            PublishRecipientsHandler::change,
            changes -> publishRecipients.run(event.getShardId(), changes));
    return TimeWindowEventResponse.builder()
        .withState(Map.of())
        .withBatchItemFailures(failed.map(BatchItemFailure::new).map(List::of).orElse(List.of()))
        .build();
  }

  private static Optional<RecipientChange> change(DynamodbStreamRecord record) {
    return StreamBatch.newImage(record)
        .map(
            after ->
                new RecipientChange(
                    StreamBatch.sequence(record),
                    StreamBatch.oldImage(record).map(RecipientItem::read),
                    RecipientItem.read(after)));
  }
}
