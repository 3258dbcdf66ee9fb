package dev.rollcall.aws.events;

import dev.rollcall.core.publish.Bus;
import dev.rollcall.core.publish.Event;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Events to an EventBridge bus. */
public final class EventBridgeBus implements Bus {
  private static final int BATCH = 10;
  private static final int TRIES_MAX = 3;
  private static final String SOURCE = "rollcall";

  private final EventBridgeClient client;
  private final String busName;

  /** Events to the bus of this name. */
  public EventBridgeBus(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public void put(List<Event> events) {
    for (int from = 0; from < events.size(); from += BATCH) {
      putBatch(
          events.subList(from, Math.min(events.size(), from + BATCH)).stream()
              .map(this::entry)
              .toList());
    }
  }

  private void putBatch(List<PutEventsRequestEntry> batch) {
    List<PutEventsRequestEntry> left = batch;
    for (int tries = 0; tries < TRIES_MAX && !left.isEmpty(); tries++) {
      left = refused(left);
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("the bus refused " + left.size() + " events");
    }
  }

  /** Answers come in the order of their entries. */
  private List<PutEventsRequestEntry> refused(List<PutEventsRequestEntry> batch) {
    List<PutEventsResultEntry> answers = client.putEvents(r -> r.entries(batch)).entries();
    List<PutEventsRequestEntry> refused = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (answers.get(i).eventId() == null) {
        refused.add(batch.get(i));
      }
    }
    return refused;
  }

  private PutEventsRequestEntry entry(Event event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(SOURCE)
        .detailType(event.type().word())
        .detail(EventJson.write(event))
        .time(event.at())
        .build();
  }
}
