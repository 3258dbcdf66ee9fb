package dev.rollcall.aws.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.NoticeExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class SqsNoticesTest {
  private final List<SendMessageBatchRequest> requests = new ArrayList<>();
  private final Set<String> arrived = new TreeSet<>();
  private int refusals;

  private final SqsNotices notices = new SqsNotices(new RefusingSqs(), "https://queue");

  /** Refuses the last entry of a request as often as it is told to. */
  private final class RefusingSqs implements SqsClient {
    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
      requests.add(request);
      List<SendMessageBatchRequestEntry> taken = new ArrayList<>(request.entries());
      List<BatchResultErrorEntry> failed = new ArrayList<>();
      if (refusals > 0) {
        refusals--;
        failed.add(
            BatchResultErrorEntry.builder()
                .id(taken.removeLast().id())
                .code("InternalError")
                .build());
      }
      taken.forEach(entry -> arrived.add(NoticeJson.parse(entry.messageBody()).event().id()));
      return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  @Test
  void tenShareARequest() {
    notices.send(examples(25));

    assertThat(requests).extracting(r -> r.entries().size()).containsExactly(10, 10, 5);
    assertThat(requests.getFirst().queueUrl()).isEqualTo("https://queue");
    assertThat(arrived).hasSize(25);
  }

  @Test
  void whatIsRefusedOnceIsSentAgainAlone() {
    refusals = 1;
    notices.send(examples(3));

    assertThat(requests).extracting(r -> r.entries().size()).containsExactly(3, 1);
    assertThat(arrived).hasSize(3);
  }

  @Test
  void whatIsRefusedTwiceIsAFailure() {
    refusals = 2;

    assertThatIllegalStateException().isThrownBy(() -> notices.send(examples(3)));
  }

  @Test
  void nothingIsSentForNothing() {
    notices.send(List.of());

    assertThat(requests).isEmpty();
  }

  private static List<Notice> examples(int count) {
    List<Notice> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(NoticeExample.of("evt_" + i));
    }
    return examples;
  }
}
