package dev.rollcall.dispatch;

import dev.rollcall.core.webhook.EndpointUrl;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a carrier over HTTP, once: the JDK's client never sends a request again by itself, unlike
 * {@code HttpURLConnection} when a kept-alive connection drops.
 */
final class Exchange {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final EndpointUrl allowed;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Exchange(EndpointUrl allowed) {
    this.allowed = allowed;
  }

  /** How an exchange ended. */
  sealed interface Result {
    /** The carrier answered. */
    record Answered(int status, String body, String retryAfter) implements Result {}

    /** Nothing was sent: there was nobody to connect to, or nobody we may connect to. */
    record NotSent(String detail) implements Result {}

    /** Something may have been sent, and nothing usable came back. */
    record Lost(String detail) implements Result {}
  }

  Result send(HttpRequest.Builder request, String url) {
    var fault = allowed.fault(url);
    if (fault.isPresent()) {
      return new Result.NotSent("the carrier's URL is not allowed: " + fault.get());
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request.uri(URI.create(url)).timeout(ANSWER_WITHIN).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
    try {
      // The request's own timeout ends with the headers; a body may drip for ever.
      HttpResponse<byte[]> response = sent.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      return new Result.Answered(
          response.statusCode(),
          new String(response.body(), StandardCharsets.UTF_8),
          response.headers().firstValue("Retry-After").orElse(""));
    } catch (ExecutionException failed) {
      return failed.getCause() instanceof ConnectException
              || failed.getCause() instanceof HttpConnectTimeoutException
          ? new Result.NotSent("no connection to the carrier")
          : new Result.Lost(String.valueOf(failed.getCause()));
    } catch (TimeoutException slow) {
      sent.cancel(true);
      return new Result.Lost("no whole answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Lost("interrupted");
    }
  }
}
