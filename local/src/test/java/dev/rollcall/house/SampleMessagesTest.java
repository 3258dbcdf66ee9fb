package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.aws.sqs.HintJson;
import dev.rollcall.aws.sqs.ParcelJson;
import dev.rollcall.aws.webhook.NoticeJson;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.local.template.EventSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of functions behind queues and the clock are what SQS and the scheduler deliver. */
class SampleMessagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"intake", "hints", "callback", "notify"})
  void comeFromTheQueueOfTheirFunction(String sample) throws Exception {
    EventSource.Queue source = (EventSource.Queue) Samples.firstSourceOf(sample);
    List<SQSEvent.SQSMessage> messages = Samples.read(sample, SQSEvent.class).getRecords();

    assertThat(messages).isNotEmpty().hasSizeLessThanOrEqualTo(source.batchSize());
    for (SQSEvent.SQSMessage message : messages) {
      assertThat(message.getEventSource()).isEqualTo("aws:sqs");
      assertThat(message.getEventSourceArn()).contains("-" + source.queueName() + "-");
      assertThat(message.getMd5OfBody()).isEqualTo(md5(message.getBody()));
      assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
    }
  }

  /** What is read and written again is the same text: nothing in a sample is passed over. */
  @Test
  void areInTheWordsOfTheCode() {
    assertThat(bodies("intake"))
        .allSatisfy(body -> assertThat(ParcelJson.write(ParcelJson.parse(body))).isEqualTo(body));
    assertThat(bodies("hints"))
        .allSatisfy(body -> assertThat(HintJson.write(HintJson.parse(body))).isEqualTo(body));
    assertThat(bodies("notify"))
        .allSatisfy(body -> assertThat(NoticeJson.write(NoticeJson.parse(body))).isEqualTo(body));
  }

  @Test
  void nameTheAttemptThatTheCarrierReports() throws Exception {
    JsonNode report = new ObjectMapper().readTree(bodies("callback").getFirst());

    assertThat(AttemptId.parse(report.path("attempt_id").asText())).isPresent();
  }

  /** Its detail is a text, which Lambda's own class for scheduled events does not read. */
  @Test
  void tellTheMinuteAsTheSchedulerDoes() {
    JsonNode event = Samples.json("tick");

    assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
    assertThat(event.path("time").asText()).endsWith(":00Z");
    assertThat(event.path("detail").asText()).isEqualTo("{}");
    assertThat(event.at("/resources/0").asText()).contains("TickFunctionEveryMinute");
  }

  private static List<String> bodies(String sample) {
    return Samples.read(sample, SQSEvent.class).getRecords().stream()
        .map(SQSEvent.SQSMessage::getBody)
        .toList();
  }

  private static String md5(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
