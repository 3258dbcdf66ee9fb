package dev.rollcall.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.rollcall.aws.Wiring;
import dev.rollcall.aws.dynamo.CampaignItem;
import dev.rollcall.core.publish.CampaignChange;
import dev.rollcall.core.publish.PublishCampaigns;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes what changed about campaigns themselves. */
public final class PublishCampaignsHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private final StreamBatch batch;
  private final PublishCampaigns publishCampaigns;

  /** The handler as Lambda makes it. */
  public PublishCampaignsHandler() {
    this(System.getenv(), InstantSource.system());
  }

  /** A handler in this environment, on this clock. */
  public PublishCampaignsHandler(Map<String, String> environment, InstantSource clock) {
    Wiring wiring = Wiring.of(environment, clock);
    this.batch = new StreamBatch(wiring.log());
    this.publishCampaigns = wiring.publishCampaigns();
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return new StreamsEventResponse(
        batch
            .publish(event.getRecords(), PublishCampaignsHandler::change, publishCampaigns::run)
            .map(BatchItemFailure::new)
            .map(List::of)
            .orElse(List.of()));
  }

  private static Optional<CampaignChange> change(DynamodbStreamRecord record) {
    return StreamBatch.newImage(record)
        .map(
            after ->
                new CampaignChange(
                    StreamBatch.sequence(record),
                    StreamBatch.oldImage(record).map(CampaignItem::read),
                    CampaignItem.read(after)));
  }
}
