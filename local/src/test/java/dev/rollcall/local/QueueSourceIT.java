package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue's messages reach its function as Lambda would bring them, on engine time. */
class QueueSourceIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Scene scene = new Scene("queue-source");
  private final EmbeddedCloud cloud = Clouds.byHand(scene).start();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aMessageIsHandedOverOnceAndDeleted() {
    scene.messages = this::note;
    send("Work", "one");
    cloud.awaitQuiescent(SOON);
    assertThat(seen).containsExactly("one");
    assertThat(cloud.queueSize("Work")).isZero();
  }

  private com.amazonaws.services.lambda.runtime.events.SQSBatchResponse note(SQSEvent event) {
    event.getRecords().forEach(message -> seen.add(message.getBody()));
    return Scene.allDone();
  }

  private void send(String queue, String body) {
    cloud.sqs().sendMessage(r -> r.queueUrl(cloud.queueUrl(queue)).messageBody(body));
  }
}
