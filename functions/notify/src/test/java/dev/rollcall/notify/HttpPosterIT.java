package dev.rollcall.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Post;
import dev.rollcall.core.webhook.Reply;
import dev.rollcall.core.webhook.Reply.Answered;
import dev.rollcall.core.webhook.Reply.Fault;
import dev.rollcall.core.webhook.Reply.Unanswered;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpPosterIT {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private static final Duration PATIENT = Duration.ofSeconds(10);
  private static final Duration HASTY = Duration.ofMillis(300);

  private final CountDownLatch released = new CountDownLatch(1);
  private EndpointServer endpoint;

  @BeforeEach
  void start() throws IOException {
    endpoint = new EndpointServer();
  }

  @AfterEach
  void stop() {
    released.countDown();
    endpoint.close();
  }

  @Test
  void postsHeadersAndBodyAsTheyAre() {
    assertThat(poster(PATIENT).post(post(endpoint.url()))).isEqualTo(answered(200));

    EndpointServer.Received received = endpoint.received().getFirst();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.path()).isEqualTo("/hook");
    assertThat(received.body()).isEqualTo("{\"text\":\"schön\"}");
    assertThat(received.headers().getFirst("content-type")).isEqualTo("application/json");
    assertThat(received.headers().getFirst("user-agent")).isEqualTo("Rollcall/test");
    assertThat(received.headers().getFirst("webhook-id")).isEqualTo("evt_1");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 404, 410, 500, 503})
  void tellsTheStatus(int status) {
    endpoint.answer(status);

    assertThat(poster(PATIENT).post(post(endpoint.url()))).isEqualTo(answered(status));
    assertThat(endpoint.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) {
    endpoint.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Location", endpoint.url() + "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
        });

    assertThat(poster(PATIENT).post(post(endpoint.url()))).isEqualTo(answered(status));
    assertThat(endpoint.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "Wed, 18 Nov 2026 12:01:30 GMT"})
  void tellsHowLongItIsAskedToWait(String retryAfter) {
    endpoint.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          exchange.sendResponseHeaders(429, -1);
        });

    assertThat(poster(PATIENT).post(post(endpoint.url())))
        .isEqualTo(new Answered(429, Optional.of(Duration.ofSeconds(90))));
  }

  @Test
  void anEndpointThatNeverAnswersIsLeftInTime() {
    endpoint.answer(_ -> released.await());

    assertThat(poster(HASTY).post(post(endpoint.url()))).isEqualTo(new Unanswered(Fault.TIMEOUT));
  }

  @Test
  void aNameServerThatNeverAnswersIsLeftInTime() {
    HttpPoster poster =
        poster(
            HASTY,
            host -> {
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new UnknownHostException(host);
              }
              return new InetAddress[0];
            });

    assertThat(poster.post(post("https://hooks.example.com/")))
        .isEqualTo(new Unanswered(Fault.TIMEOUT));
  }

  @Test
  void anAnswerWhoseBodyNeverEndsIsAnAnswer() {
    endpoint.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          released.await();
        });

    assertThat(poster(HASTY).post(post(endpoint.url()))).isEqualTo(answered(200));
  }

  @Test
  void aHugeBodyIsCutOff() throws InterruptedException {
    CountDownLatch cut = new CountDownLatch(1);
    endpoint.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          byte[] chunk = new byte[DrainedBody.BYTES_MAX];
          try {
            while (true) {
              body.write(chunk);
            }
          } catch (IOException closed) {
            cut.countDown();
          }
        });

    assertThat(poster(PATIENT).post(post(endpoint.url()))).isEqualTo(answered(200));
    cut.await();
  }

  @Test
  void manyPostsShareConnections() {
    List<Integer> ports = new ArrayList<>();
    endpoint.answer(
        exchange -> {
          ports.add(exchange.getRemoteAddress().getPort());
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
        });
    HttpPoster poster = poster(PATIENT);
    for (int i = 0; i < 5; i++) {
      poster.post(post(endpoint.url()));
    }

    assertThat(ports).hasSize(5);
    assertThat(ports.stream().distinct()).hasSize(1);
  }

  @Test
  void nobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(poster(PATIENT).post(post("http://127.0.0.1:" + free + "/")))
        .isEqualTo(new Unanswered(Fault.NO_CONNECTION));
  }

  @Test
  void aConnectionThatBreaksBeforeTheAnswerIsNotFollowedByASecondPost() throws IOException {
    try (RawServer server = new RawServer("")) {
      assertThat(poster(PATIENT).post(post("http://127.0.0.1:" + server.port() + "/")))
          .isEqualTo(new Unanswered(Fault.BROKEN));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anEndpointThatDoesNotSpeakTlsHasNotAnswered() throws IOException {
    try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      // Whether its words or the end of its connection are seen first is the network's affair.
      assertThat(poster(PATIENT).post(post("https://127.0.0.1:" + server.port() + "/")))
          .isIn(new Unanswered(Fault.NO_CONNECTION), new Unanswered(Fault.BROKEN));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "127.0.0.1", "fd00::1"})
  void aNameThatLeadsToOurOwnNetworkIsNotPostedTo(String address) {
    InetAddress[] addresses = {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral(address)};
    HttpPoster poster =
        new HttpPoster(
            new EndpointUrl(false), _ -> addresses, PATIENT, Ticker.system(), () -> NOON);

    assertThat(poster.post(post("https://hooks.example.com/")))
        .isEqualTo(new Unanswered(Fault.NOT_ALLOWED));
  }

  @Test
  void aUrlThatIsNotAllowedIsNotEvenLookedUp() {
    HttpPoster poster =
        new HttpPoster(
            new EndpointUrl(false),
            host -> {
              throw new AssertionError("looked up " + host);
            },
            PATIENT,
            Ticker.system(),
            () -> NOON);

    assertThat(poster.post(post(endpoint.url()))).isEqualTo(new Unanswered(Fault.NOT_ALLOWED));
    assertThat(endpoint.received()).isEmpty();
  }

  @Test
  void aNameThatNobodyKnows() {
    HttpPoster poster =
        poster(
            PATIENT,
            host -> {
              throw new UnknownHostException(host);
            });

    assertThat(poster.post(post("https://hooks.example.com/")))
        .isEqualTo(new Unanswered(Fault.UNKNOWN_HOST));
  }

  private static HttpPoster poster(Duration within) {
    return poster(within, InetAddress::getAllByName);
  }

  private static HttpPoster poster(Duration within, Resolver resolver) {
    return new HttpPoster(new EndpointUrl(true), resolver, within, Ticker.system(), () -> NOON);
  }

  private static Post post(String url) {
    return new Post(
        url,
        Map.of(
            "content-type", "application/json",
            "user-agent", "Rollcall/test",
            "webhook-id", "evt_1"),
        "{\"text\":\"schön\"}");
  }

  private static Reply answered(int status) {
    return new Answered(status, Optional.empty());
  }
}
