package dev.rollcall.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.carrier.Carrier;
import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.CarrierAnswer.Ambiguous;
import dev.rollcall.core.carrier.CarrierAnswer.Completed;
import dev.rollcall.core.carrier.CarrierAnswer.InProgress;
import dev.rollcall.core.carrier.CarrierAnswer.Refused;
import dev.rollcall.core.carrier.CarrierAnswer.Throttled;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.webhook.RetryAfter;
import dev.rollcall.core.webhook.Signature;
import dev.rollcall.dispatch.Exchange.Result;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A carrier that takes orders as signed JSON over HTTP and calls back. */
final class HttpCarrier implements Carrier {
  private static final Duration RETRY_DEFAULT = Duration.ofMinutes(1);
  private static final Duration RETRY_MIN = Duration.ofSeconds(1);
  private static final Duration RETRY_MAX = Duration.ofDays(1);

  private final String url;
  private final Signature signature;
  private final String publicUrl;
  private final Exchange exchange;
  private final InstantSource clock;

  HttpCarrier(
      String url, Signature signature, String publicUrl, Exchange exchange, InstantSource clock) {
    this.url = url;
    this.signature = signature;
    this.publicUrl = publicUrl;
    this.exchange = exchange;
    this.clock = clock;
  }

  @Override
  public CarrierAnswer place(Order order) {
    String id = order.attempt().toString();
    String body = Json.write(body(order));
    HttpRequest.Builder request =
        signed(id, body)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", id)
            .POST(BodyPublishers.ofString(body));
    return switch (exchange.send(request, url)) {
      case Result.NotSent nobody -> new Throttled(RETRY_DEFAULT);
      case Result.Lost lost -> new Ambiguous(lost.detail());
      case Result.Answered answer -> read(answer);
    };
  }

  @Override
  public Optional<CarrierAnswer> lookup(AttemptId attempt, Address to) {
    HttpRequest.Builder request = signed(attempt.toString(), "").GET();
    return switch (exchange.send(request, url + "/attempts/" + attempt)) {
      case Result.NotSent nobody -> Optional.of(new Ambiguous(nobody.detail()));
      case Result.Lost lost -> Optional.of(new Ambiguous(lost.detail()));
      case Result.Answered answer ->
          switch (answer.status()) {
            case 404 -> Optional.empty();
            case 200, 202, 429 -> Optional.of(read(answer));
            default -> Optional.of(new Ambiguous("status " + answer.status()));
          };
    };
  }

  /** Signatures carry real time, whatever the engine's clock says: the receiver checks them. */
  private HttpRequest.Builder signed(String id, String body) {
    long timestamp = InstantSource.system().instant().getEpochSecond();
    return HttpRequest.newBuilder()
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", signature.sign(id, timestamp, body));
  }

  private CarrierAnswer read(Result.Answered answer) {
    int status = answer.status();
    if (status == 429) {
      return new Throttled(retryAfter(answer).orElse(RETRY_DEFAULT));
    }
    if (status >= 400 && status < 500) {
      return new Refused("the carrier answered " + status);
    }
    try {
      JsonNode body = Json.tree(answer.body());
      if (status == 202) {
        return new InProgress(body.path("carrier_id").asText(""));
      }
      return status == 200
          ? OutcomeJson.read(body, clock.instant())
              .<CarrierAnswer>map(Completed::new)
              .orElseGet(() -> new Ambiguous("an answer without a disposition"))
          : ambiguous(answer);
    } catch (JsonProcessingException notJson) {
      // A 202 needs no body to be understood; a 200 without one says nothing.
      return status == 202 ? new InProgress("") : ambiguous(answer);
    }
  }

  private Map<String, Object> body(Order order) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("attempt_id", order.attempt().toString());
    body.put("number", order.attempt().ordinal());
    body.put("campaign_id", order.campaign().id().value());
    body.put("channel", order.channel().word());
    order.agentId().ifPresent(agent -> body.put("agent_id", agent));
    body.put("to", order.to().value());
    body.put("from", order.from());
    order.message().ifPresent(message -> body.put("message", message));
    body.put("context", order.context());
    body.put("contact", order.contact());
    body.put("started_at", order.startedAt().toString());
    body.put("max_seconds", order.longest().toSeconds());
    body.put("callback_url", publicUrl + "/v1/attempts/" + order.attempt() + "/outcome");
    return body;
  }

  /**
   * What the carrier asks for, within bounds: asked for nothing, it would be asked again at once.
   */
  private static Optional<Duration> retryAfter(Result.Answered answer) {
    return RetryAfter.parse(answer.retryAfter(), InstantSource.system().instant())
        .map(asked -> asked.compareTo(RETRY_MIN) < 0 ? RETRY_MIN : asked)
        .map(asked -> asked.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : asked);
  }

  /** A server that fails may still say for how long. */
  private static Ambiguous ambiguous(Result.Answered answer) {
    return new Ambiguous("status " + answer.status(), retryAfter(answer));
  }
}
