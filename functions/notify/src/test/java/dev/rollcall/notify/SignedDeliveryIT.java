package dev.rollcall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.memory.MemoryDeliveries;
import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.webhook.DeliverNotice;
import dev.rollcall.core.webhook.Delivery.Fate;
import dev.rollcall.core.webhook.Endpoint;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.NoticeExample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedDeliveryIT {
  private static final Instant ENGINE_TIME = Instant.parse("2030-01-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a secret that is plain text"})
  void whatArrivesIsVerifiedByTheReceiversOwnLibrary(String secret) throws Exception {
    EndpointServer.Received received = deliver(secret);

    new Webhook(asBase64(secret)).verify(received.body(), headers(received));
    assertThat(received.body())
        .isEqualTo(
            """
            {"type":"contact.finished","timestamp":"2026-11-18T15:00:00Z",\
            "data":{"campaign_id":"c1","reason":"completed","reached":true,"attempts":2}}\
            """);
  }

  @Test
  void anotherSecretDoesNotVerifyIt() throws Exception {
    EndpointServer.Received received = deliver("one secret");
    Webhook other = new Webhook(asBase64("another secret"));

    assertThatThrownBy(() -> other.verify(received.body(), headers(received)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static EndpointServer.Received deliver(String secret) throws IOException {
    try (EndpointServer endpoint = new EndpointServer()) {
      DeliverNotice deliverNotice =
          new DeliverNotice(
              _ -> Optional.of(new Endpoint(endpoint.url(), secret)),
              new MemoryDeliveries(),
              new HttpPoster(
                  new EndpointUrl(true),
                  InetAddress::getAllByName,
                  Duration.ofSeconds(10),
                  Ticker.system(),
                  InstantSource.system()),
              Json::write,
              _ -> Duration.ofDays(30),
              () -> ENGINE_TIME,
              InstantSource.system());

      assertThat(deliverNotice.run(NoticeExample.of("evt_1"), 1).fate())
          .isEqualTo(new Fate.Delivered());
      return endpoint.received().getFirst();
    }
  }

  private static HttpHeaders headers(EndpointServer.Received received) {
    return HttpHeaders.of(received.headers(), (_, _) -> true);
  }

  private static String asBase64(String secret) {
    return secret.startsWith("whsec_")
        ? secret
        : Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }
}
