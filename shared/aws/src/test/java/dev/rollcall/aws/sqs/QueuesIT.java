package dev.rollcall.aws.sqs;

import static dev.rollcall.core.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.aws.lambda.Log;
import dev.rollcall.aws.testing.QueueServer;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.testing.Examples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class QueuesIT {
  private final SqsClient client = QueueServer.client();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(lines, true, StandardCharsets.UTF_8));
  private String url = "";

  @BeforeEach
  void createQueue(TestInfo test) {
    url =
        client
            .createQueue(r -> r.queueName(test.getTestMethod().orElseThrow().getName()))
            .queueUrl();
  }

  @Test
  void carriesHintsOfEveryKind() {
    List<Hint> hints = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      hints.add(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(Examples.number(i))));
    }
    hints.add(new Hint.Fill(Examples.CAMPAIGN, NOW.minusSeconds(60)));

    new SqsHints(client, url, log).send(hints, NOW);

    assertThat(receive(24).map(HintJson::parse)).containsExactlyInAnyOrderElementsOf(hints);
    assertThat(lines.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void holdsHintsBackUntilTheirInstant() {
    new SqsHints(client, url, log)
        .send(List.of(new Hint.Fill(Examples.CAMPAIGN, NOW.plusMillis(1))), NOW);

    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("0");
    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo("1");
  }

  @Test
  void dropsHintsThatCannotBeSentAndSaysSo() {
    new SqsHints(client, url + "-gone", log)
        .send(List.of(new Hint.Fill(Examples.CAMPAIGN, NOW)), NOW);

    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("send 1 hints");
  }

  @Test
  void carriesChunksOfEverySize() {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      chunks.add(chunk(i, i % 4 == 0 ? 250_000 : 1_000));
    }

    new SqsParcels(client, url).send(chunks);

    assertThat(receive(12).map(ParcelMessage::parse)).containsExactlyInAnyOrderElementsOf(chunks);
  }

  @Test
  void refusesAChunkThatIsTooLargeBeforeAnythingIsSent() {
    List<Chunk> chunks = List.of(chunk(1, 10), chunk(2, 2 * Chunk.BYTES_MAX));

    assertThatIllegalArgumentException().isThrownBy(() -> new SqsParcels(client, url).send(chunks));

    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("0");
  }

  @Test
  void holdsBackAParcelThatIsToArriveLater() {
    new SqsParcels(client, url).sendLater(chunk(1, 10), Duration.ofSeconds(5));

    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("0");
    assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo("1");
  }

  @Test
  void throwsIfAChunkCannotBeSent() {
    assertThatThrownBy(() -> new SqsParcels(client, url + "-gone").send(List.of(chunk(1, 10))))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  private static Chunk chunk(int number, int chars) {
    Chunk.Row bare = ChunkJsonTest.BARE;
    Chunk.Row row =
        new Chunk.Row(
            bare.address(),
            bare.channel(),
            bare.who(),
            bare.priority(),
            bare.from(),
            Map.of("note", noise(chars)));
    return new Chunk(Examples.CAMPAIGN, number, "seed", NOW, List.of(row));
  }

  /** Text that nothing makes shorter. */
  private static String noise(int chars) {
    return new Random(chars)
        .ints(chars, '#', 'Z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String attribute(QueueAttributeName name) {
    return client
        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
        .attributes()
        .get(name);
  }

  private Stream<String> receive(int messages) {
    return IntStream.range(0, messages)
        .mapToObj(
            _ ->
                client
                    .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(20))
                    .messages())
        .flatMap(List::stream)
        .map(Message::body);
  }
}
