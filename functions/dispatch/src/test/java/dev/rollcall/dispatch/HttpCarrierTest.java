package dev.rollcall.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Signature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpCarrierTest {
  private static final Instant NOW = Instant.parse("2026-12-01T17:00:00Z");
  private static final TenantId TENANT = new TenantId("t1");
  private static final AttemptId ATTEMPT =
      new AttemptId(RecipientId.of(TENANT, "0123456789abcdef"), 2);
  private static final Address TO = new Address("+12125550123");
  private static final String SECRET = "a carrier's secret";

  private record Asked(
      String method, String path, Map<String, List<String>> headers, String body) {}

  private final List<Asked> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 202;
  private String retryAfter = "";
  private String answer = "{}";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              Map.copyOf(exchange.getRequestHeaders()),
              body));
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/calls";
  }

  private HttpCarrier carrier(String url, boolean allowLoopback) {
    return new HttpCarrier(
        url,
        Signature.of(SECRET),
        "https://api.example.com",
        new Exchange(new EndpointUrl(allowLoopback)),
        InstantSource.fixed(NOW));
  }

  private static Order order() {
    return new Order(
        ATTEMPT,
        new CampaignKey(TENANT, new CampaignId("c1")),
        Channel.CALL,
        Optional.of("agent"),
        TO,
        "+12125550100",
        Optional.empty(),
        Map.of("plan", "gold"),
        Map.of("firstName", "Ada"),
        NOW,
        Duration.ofMinutes(10));
  }

  @Test
  void asksOnceWithEverythingTheCarrierNeedsAndASignature() throws IOException {
    carrier(url(), true).place(order());

    assertThat(asked).hasSize(1);
    Asked request = asked.getFirst();
    assertThat(request.headers().get("Idempotency-key")).containsExactly(ATTEMPT.toString());
    assertThat(
            Signature.of(SECRET)
                .verify(
                    request.headers().get("Webhook-id").getFirst(),
                    Long.parseLong(request.headers().get("Webhook-timestamp").getFirst()),
                    request.body(),
                    request.headers().get("Webhook-signature").getFirst()))
        .isTrue();
    assertThat(Json.object(request.body()))
        .containsEntry("attempt_id", ATTEMPT.toString())
        .containsEntry("number", 2)
        .containsEntry("campaign_id", "c1")
        .containsEntry("channel", "call")
        .containsEntry("agent_id", "agent")
        .containsEntry("to", "+12125550123")
        .containsEntry("from", "+12125550100")
        .containsEntry("context", Map.of("plan", "gold"))
        .containsEntry("contact", Map.of("firstName", "Ada"))
        .containsEntry("started_at", "2026-12-01T17:00:00Z")
        .containsEntry("max_seconds", 600)
        .containsEntry(
            "callback_url", "https://api.example.com/v1/attempts/" + ATTEMPT + "/outcome");
  }

  static Stream<Arguments> answers() {
    Outcome completed = new Outcome(Disposition.COMPLETED, NOW.plusSeconds(60), 42, "fine");
    return Stream.of(
        Arguments.of(
            200,
            "{\"disposition\":\"completed\",\"ended_at\":\"2026-12-01T17:01:00Z\","
                + "\"talk_seconds\":42,\"detail\":\"fine\"}",
            "",
            new Completed(completed)),
        Arguments.of(
            200,
            "{\"disposition\":\"busy\"}",
            "",
            new Completed(Outcome.of(Disposition.BUSY, NOW))),
        Arguments.of(202, "{\"carrier_id\":\"x7\"}", "", new InProgress("x7")),
        Arguments.of(202, "", "", new InProgress("")),
        Arguments.of(429, "{}", "7", new Throttled(Duration.ofSeconds(7))),
        Arguments.of(429, "{}", "", new Throttled(Duration.ofMinutes(1))),
        Arguments.of(429, "{}", "999999999", new Throttled(Duration.ofDays(1))),
        Arguments.of(429, "{}", "0", new Throttled(Duration.ofSeconds(1))),
        Arguments.of(
            429, "{}", "Sun, 06 Nov 1994 08:49:37 GMT", new Throttled(Duration.ofSeconds(1))),
        Arguments.of(429, "{}", "Fri, 31 Dec 9999 23:59:59 GMT", new Throttled(Duration.ofDays(1))),
        Arguments.of(429, "{}", "soon", new Throttled(Duration.ofMinutes(1))),
        Arguments.of(400, "{}", "", new Refused("the carrier answered 400")),
        Arguments.of(403, "no", "", new Refused("the carrier answered 403")),
        Arguments.of(200, "{}", "", new Ambiguous("an answer without a disposition")),
        Arguments.of(
            200,
            "{\"disposition\":\"exhausted\"}",
            "",
            new Ambiguous("an answer without a disposition")),
        Arguments.of(200, "<html>", "", new Ambiguous("status 200")),
        Arguments.of(302, "{}", "", new Ambiguous("status 302")),
        Arguments.of(500, "{}", "", new Ambiguous("status 500")),
        Arguments.of(
            503, "{}", "3", new Ambiguous("status 503", Optional.of(Duration.ofSeconds(3)))));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsEveryAnswerForWhatItIs(
      int givenStatus, String givenBody, String givenRetryAfter, CarrierAnswer expected) {
    status = givenStatus;
    answer = givenBody;
    retryAfter = givenRetryAfter;

    assertThat(carrier(url(), true).place(order())).isEqualTo(expected);
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobodyListeningMeansNothingWasPlaced() {
    String gone = url();
    server.stop(0);

    assertThat(carrier(gone, true).place(order())).isEqualTo(new Throttled(Duration.ofMinutes(1)));
  }

  @Test
  void aCarrierOnThisMachineIsNotAskedUnlessThatIsAllowed() {
    assertThat(carrier(url(), false).place(order())).isInstanceOf(Throttled.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void looksAnAttemptUpByItsId() {
    status = 200;
    answer = "{\"disposition\":\"voicemail\"}";

    assertThat(carrier(url(), true).lookup(ATTEMPT, TO))
        .contains(new Completed(Outcome.of(Disposition.VOICEMAIL, NOW)));
    assertThat(asked)
        .extracting(Asked::method, Asked::path)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("GET", "/calls/attempts/" + ATTEMPT));
  }

  @Test
  void knowsWhatACarrierNeverSawFromWhatItCannotTell() {
    status = 404;
    assertThat(carrier(url(), true).lookup(ATTEMPT, TO)).isEmpty();
    status = 500;
    assertThat(carrier(url(), true).lookup(ATTEMPT, TO)).contains(new Ambiguous("status 500"));
  }
}
