package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.testing.Call;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest body must be read long before its caller loses patience. */
class ReadingSpeedTest {
  private static final int ROWS = 20_000;
  private static final int ROUNDS = 7;

  /** Ten times what it takes, so that only a square law matters. */
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  /** Of this thread alone: what else the machine does is not counted. */
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private static String row(int i) {
    return """
    {"phone_number":"+1%03d5550%03d","name":"Given%d","surname":"Family%d","email":"p%d@example.com",\
    "country_code":"US","timezone":"America/New_York","city":"Springfield","vip":true,"score":%d,\
    "birthday":"1990-01-31","call_at":"09:30","channel":"sms"}\
    """
        .formatted(200 + i / 1000, i % 1000, i, i, i, i);
  }

  private static int read(HttpRequest request, Faults faults) {
    JsonNode tree = ((Content.Read) request.json()).tree();
    return Fields.of(tree, Path.ROOT, faults)
        .map(fields -> fields.list("rows", Need.REQUIRED, 1, ROWS, (n, p) -> row(n, p, faults)))
        .map(List::size)
        .orElse(0);
  }

  private static Optional<String> row(JsonNode node, Path path, Faults faults) {
    Fields fields = Fields.of(node, path, faults).orElseThrow();
    Optional<String> number = fields.text("phone_number", Need.REQUIRED, 1, 32);
    fields.text("name", Need.NULLABLE, 0, 255);
    fields.text("surname", Need.NULLABLE, 0, 255);
    fields.text("email", Need.NULLABLE, 0, 255);
    fields.text("country_code", Need.NULLABLE, 2, 2);
    fields.text("timezone", Need.NULLABLE, 0, 64);
    fields.text("city", Need.NULLABLE, 0, 255);
    fields.flag("vip", Need.OPTIONAL);
    fields.integer("score", Need.OPTIONAL, 0, 1_000_000);
    fields.date("birthday", Need.NULLABLE);
    fields.timeOfDay("call_at", Need.NULLABLE);
    fields.oneOf("channel", Need.NULLABLE, Set.of("sms", "whatsapp", "email"));
    fields.rejectOthers();
    return number;
  }

  @Test
  void aBodyOfFiveMegabytesIsReadWellWithinASecond() {
    String body =
        IntStream.range(0, ROWS)
            .mapToObj(ReadingSpeedTest::row)
            .collect(Collectors.joining(",", "{\"rows\":[", "]}"));
    assertThat(body.length()).isBetween(4_500_000, HttpRequest.BODY_BYTES_MAX);
    HttpRequest request = new HttpRequest(Call.to("POST /v1/inbound").json(body).event());
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Faults faults = new Faults();
      long before = PROCESSOR.getCurrentThreadCpuTime();
      assertThat(read(request, faults)).isEqualTo(ROWS);
      nanos[round] = PROCESSOR.getCurrentThreadCpuTime() - before;
      assertThat(faults.list()).isEmpty();
    }
    Arrays.sort(nanos);

    assertThat(Duration.ofNanos(nanos[0])).as("the quickest of %d", ROUNDS).isLessThan(ENOUGH);
  }
}
