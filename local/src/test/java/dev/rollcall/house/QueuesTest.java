package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.template.EventSource;
import dev.rollcall.local.template.FunctionSpec;
import dev.rollcall.local.template.QueueSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class QueuesTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  private static final Duration SQS_KEEPS_AT_MOST = Duration.ofDays(14);

  /** Queues that feed a function, by name. */
  static final List<String> SOURCES =
      TEMPLATE.resolved().functions().stream()
          .flatMap(function -> function.events().stream())
          .filter(EventSource.Queue.class::isInstance)
          .map(source -> ((EventSource.Queue) source).queueName())
          .sorted()
          .toList();

  /** Queues that only people read. */
  static final List<String> LAST_RESORTS =
      TEMPLATE.resolved().queues().stream()
          .map(QueueSpec::logicalId)
          .filter(queue -> !SOURCES.contains(queue))
          .sorted()
          .toList();

  @Test
  void feedOneFunctionEach() {
    assertThat(SOURCES)
        .containsExactly("CallbacksQueue", "HintsQueue", "IntakeQueue", "WebhooksQueue");
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void giveWhatKeepsFailingToADeadLetterQueueOfTheirOwn(String queue) {
    QueueSpec.Redrive redrive = TEMPLATE.resolved().queue(queue).redrive().orElseThrow();

    assertThat(redrive.queueName()).isEqualTo(queue.replaceAll("Queue$", "DeadLetterQueue"));
    assertThat(redrive.receivesMax()).isBetween(3, 10);
  }

  /** Lambda's own advice: else a message comes again while its batch still waits for a worker. */
  @ParameterizedTest
  @FieldSource("SOURCES")
  void hideAMessageForSixTimeoutsOfItsFunction(String queue) {
    assertThat(TEMPLATE.resolved().queue(queue).visibility())
        .isGreaterThanOrEqualTo(reader(queue).timeout().multipliedBy(6));
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void takeBackSingleMessagesAndBoundTheirWorkers(String queue) {
    EventSource.Queue source = source(queue);

    assertThat(source.reportsItemFailures()).isTrue();
    assertThat(source.concurrency()).hasValueSatisfying(n -> assertThat(n).isBetween(2, 1000));
  }

  @Test
  void onlyTwoMinutesForHintsSinceTheNextTickSaysTheSame() {
    assertThat(TEMPLATE.resolved().queue("HintsQueue").retention()).hasMinutes(2);
  }

  @Test
  void theLongestTimeForWebhooks() {
    QueueSpec webhooks = TEMPLATE.resolved().queue("WebhooksQueue");

    assertThat(webhooks.retention()).isEqualTo(SQS_KEEPS_AT_MOST);
    assertThat(webhooks.redrive().orElseThrow().receivesMax()).isEqualTo(6);
  }

  @ParameterizedTest
  @FieldSource("LAST_RESORTS")
  void theLongestTimeForWhatPeopleMustSee(String queue) {
    assertThat(TEMPLATE.resolved().queue(queue).retention()).isEqualTo(SQS_KEEPS_AT_MOST);
  }

  @Test
  void areLastResortsOnlyIfSomethingFallsIntoThem() {
    Set<String> fallenInto =
        TEMPLATE.resolved().queues().stream()
            .flatMap(queue -> queue.redrive().stream())
            .map(QueueSpec.Redrive::queueName)
            .collect(Collectors.toSet());
    fallenInto.add("StreamFailuresQueue");

    assertThat(LAST_RESORTS).containsExactlyInAnyOrderElementsOf(fallenInto);
  }

  @Test
  void areEncrypted() {
    assertThat(TEMPLATE.all(Blueprint.QUEUE).values())
        .allMatch(queue -> queue.path("SqsManagedSseEnabled").asBoolean());
  }

  private static FunctionSpec reader(String queue) {
    return TEMPLATE.resolved().functions().stream()
        .filter(
            function ->
                function.events().stream()
                    .anyMatch(e -> e instanceof EventSource.Queue q && q.queueName().equals(queue)))
        .findFirst()
        .orElseThrow();
  }

  private static EventSource.Queue source(String queue) {
    return reader(queue).events().stream()
        .filter(EventSource.Queue.class::isInstance)
        .map(EventSource.Queue.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
