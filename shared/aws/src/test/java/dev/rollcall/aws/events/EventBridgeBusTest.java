package dev.rollcall.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.testing.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBridgeBusTest {
  private final List<PutEventsRequest> requests = new ArrayList<>();
  private final List<Event> arrived = new ArrayList<>();
  private int refusals;

  private final EventBridgeBus bus = new EventBridgeBus(new RefusingBus(), "news");

  /** Refuses the second entry of a request as often as it is told to. */
  private final class RefusingBus implements EventBridgeClient {
    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      requests.add(request);
      List<PutEventsResultEntry> answers = new ArrayList<>();
      for (PutEventsRequestEntry entry : request.entries()) {
        boolean last = answers.size() == Math.min(1, request.entries().size() - 1);
        if (last && refusals > 0) {
          refusals--;
          answers.add(PutEventsResultEntry.builder().errorCode("ThrottlingException").build());
        } else {
          arrived.add(EventJson.parse(entry.detail()));
          answers.add(PutEventsResultEntry.builder().eventId("e" + arrived.size()).build());
        }
      }
      return PutEventsResponse.builder().entries(answers).build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }

  @Test
  void putsTenToARequest() {
    bus.put(events(25));

    assertThat(requests).extracting(r -> r.entries().size()).containsExactly(10, 10, 5);
    assertThat(arrived).isEqualTo(events(25));
  }

  @Test
  void saysWhoseEventItIsAndOfWhichType() {
    bus.put(events(1));

    PutEventsRequestEntry entry = requests.getFirst().entries().getFirst();
    assertThat(entry.eventBusName()).isEqualTo("news");
    assertThat(entry.source()).isEqualTo("rollcall");
    assertThat(entry.detailType()).isEqualTo("contact.finished");
    assertThat(entry.time()).isEqualTo(Examples.NOW);
    assertThat(entry.detail())
        .isEqualTo(
            """
            {"version":"1","id":"evt_0","type":"contact.finished","tenant_id":"acme",\
            "campaign_id":"c1","timestamp":"2026-11-18T15:00:00Z","data":{"n":0}}\
            """);
  }

  @Test
  void putsAgainOnlyWhatWasRefused() {
    refusals = 2;

    bus.put(events(3));

    assertThat(requests).extracting(r -> r.entries().size()).containsExactly(3, 1, 1);
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(events(3));
  }

  @Test
  void throwsIfAnEventIsRefusedAgainAndAgain() {
    refusals = 3;

    assertThatIllegalStateException().isThrownBy(() -> bus.put(events(3)));
  }

  @Test
  void asksForNothingWithoutEvents() {
    bus.put(List.of());

    assertThat(requests).isEmpty();
  }

  private static List<Event> events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                new Event(
                    "evt_" + n,
                    EventType.CONTACT_FINISHED,
                    Examples.CAMPAIGN,
                    Examples.NOW,
                    Map.of("n", n)))
        .toList();
  }
}
