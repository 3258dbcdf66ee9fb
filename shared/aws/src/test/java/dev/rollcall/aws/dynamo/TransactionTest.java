package dev.rollcall.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionTest {
  private final Deque<List<String>> cancellations = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private int tries;

  private final DynamoDbClient client =
      new DynamoDbClient() {
        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
          tries++;
          if (cancellations.isEmpty()) {
            return TransactWriteItemsResponse.builder().build();
          }
          throw cancelled(cancellations.removeFirst());
        }

        @Override
        public String serviceName() {
          return "dynamodb";
        }

        @Override
        public void close() {}
      };

  private static TransactionCanceledException cancelled(List<String> codes) {
    return TransactionCanceledException.builder()
        .message("Transaction cancelled")
        .cancellationReasons(
            codes.stream().map(code -> CancellationReason.builder().code(code).build()).toList())
        .build();
  }

  private boolean run() {
    Backoff backoff =
        new Backoff(
            new SplittableRandom(7),
            pause -> {
              pauses.add(pause);
              now = now.plus(pause);
            },
            () -> now.toNanos());
    return new Transaction(new Table(client, "things"), backoff)
        .put(Map.of("pk", Item.text("a")), "attribute_not_exists(pk)", Map.of())
        .run();
  }

  @Test
  void isDoneAtOnceIfNobodyIsInItsWay() {
    assertThat(run()).isTrue();
    assertThat(pauses).isEmpty();
  }

  @Test
  void isRefusedAtOnceIfAConditionDoesNotHold() {
    cancellations.add(List.of("ConditionalCheckFailed", "None"));
    assertThat(run()).isFalse();
    assertThat(tries).isEqualTo(1);
  }

  @Test
  void isRefusedWhoeverElseIsAtItsOtherItems() {
    cancellations.add(List.of("TransactionConflict", "ConditionalCheckFailed"));
    assertThat(run()).isFalse();
  }

  @Test
  void waitsForOthersWhoAreAtTheSameItemsAFewMomentsThatGrow() {
    for (int i = 0; i < 16; i++) {
      cancellations.add(List.of("None", "TransactionConflict"));
    }

    assertThat(run()).isTrue();

    assertThat(tries).isEqualTo(17);
    assertThat(pauses.getFirst()).isLessThan(Duration.ofMillis(10));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofMillis(1280)) < 0);
    assertThat(pauses).anyMatch(pause -> pause.compareTo(Duration.ofMillis(640)) > 0);
  }

  @Test
  void givesUpWhileItsCallerStillHasTimeToSaySo() {
    for (int i = 0; i < 10_000; i++) {
      cancellations.add(List.of("TransactionConflict"));
    }

    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);

    assertThat(now).isBetween(Backoff.LIMIT, Backoff.LIMIT.plusSeconds(2));
  }

  @Test
  void failsForAnyOtherReason() {
    cancellations.add(List.of("ValidationError"));
    assertThatThrownBy(this::run).isInstanceOf(TransactionCanceledException.class);
    assertThat(tries).isEqualTo(1);
  }
}
