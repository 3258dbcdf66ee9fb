package dev.rollcall.notify;

import dev.rollcall.core.view.Ticker;
import dev.rollcall.core.webhook.EndpointUrl;
import dev.rollcall.core.webhook.Post;
import dev.rollcall.core.webhook.Poster;
import dev.rollcall.core.webhook.Reply;
import dev.rollcall.core.webhook.Reply.Fault;
import dev.rollcall.core.webhook.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts through the JDK's HTTP client, which never sends a request again by itself.
 *
 * <p>A host is resolved just before each post, and each of its addresses must be one that we may
 * reach. The client then asks the JVM for the same name and is given the same answer, which the JVM
 * keeps for half a minute; only a name that changes within the microseconds at which that answer
 * expires could still lead elsewhere. Connecting to the address that was checked, and to no other,
 * needs a client of our own and is not done yet.
 */
final class HttpPoster implements Poster {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  private final EndpointUrl allowed;
  private final Resolver resolver;
  private final Duration within;
  private final Ticker ticker;
  private final InstantSource realTime;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  /**
   * Posts to what is allowed.
   *
   * @param within the time for all of it: finding the host, connecting and the answer's headers
   * @param realTime what dates in answers are compared with
   */
  HttpPoster(
      EndpointUrl allowed,
      Resolver resolver,
      Duration within,
      Ticker ticker,
      InstantSource realTime) {
    this.allowed = allowed;
    this.resolver = resolver;
    this.within = within;
    this.ticker = ticker;
    this.realTime = realTime;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(within.compareTo(CONNECT_WITHIN) < 0 ? within : CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would look the name up again, out of our sight.
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
  }

  @Override
  public Reply post(Post post) {
    long deadline = ticker.nanos() + within.toNanos();
    if (allowed.fault(post.url()).isPresent()) {
      return new Reply.Unanswered(Fault.NOT_ALLOWED);
    }
    URI uri = URI.create(post.url());
    try {
      for (InetAddress address : addresses(uri.getHost(), deadline)) {
        if (!allowed.mayReach(address)) {
          return new Reply.Unanswered(Fault.NOT_ALLOWED);
        }
      }
      ResponseInfo info = send(request(post, uri, remaining(deadline)), deadline);
      return new Reply.Answered(info.statusCode(), retryAfter(info));
    } catch (ExecutionException failure) {
      return new Reply.Unanswered(fault(failure.getCause()));
    } catch (TimeoutException e) {
      return new Reply.Unanswered(Fault.TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting", e);
    }
  }

  private InetAddress[] addresses(String host, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    // On a thread of its own, since nothing else bounds how long a name server may take.
    Future<InetAddress[]> addresses = threads.submit(() -> resolver.resolve(host));
    try {
      return addresses.get(remaining(deadline).toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      addresses.cancel(true);
    }
  }

  private static HttpRequest request(Post post, URI uri, Duration within) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(within)
            .POST(HttpRequest.BodyPublishers.ofString(post.body()));
    post.headers().forEach(request::setHeader);
    return request.build();
  }

  private ResponseInfo send(HttpRequest request, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<ResponseInfo> answered = new CompletableFuture<>();
    CompletableFuture<HttpResponse<@Nullable Void>> exchange =
        client.sendAsync(
            request,
            info -> {
              answered.complete(info);
              return new DrainedBody();
            });
    var _ =
        exchange.exceptionally(
            failure -> {
              answered.completeExceptionally(failure);
              return null;
            });
    try {
      ResponseInfo info = answered.get(remaining(deadline).toNanos(), TimeUnit.NANOSECONDS);
      awaitBody(exchange, deadline);
      return info;
    } finally {
      exchange.cancel(true);
    }
  }

  /** Lets the connection become free; however the body ends, the status has said it all. */
  private void awaitBody(CompletableFuture<?> exchange, long deadline) throws InterruptedException {
    try {
      exchange.get(remaining(deadline).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException answeredAlready) {
      return;
    }
  }

  private Optional<Duration> retryAfter(ResponseInfo info) {
    return info.headers()
        .firstValue("Retry-After")
        .flatMap(value -> RetryAfter.parse(value, realTime.instant()));
  }

  private Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - ticker.nanos()));
  }

  private static Fault fault(@Nullable Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped -> fault(wrapped.getCause());
      case UnknownHostException _ -> Fault.UNKNOWN_HOST;
      case HttpConnectTimeoutException _ -> Fault.NO_CONNECTION;
      case ConnectException _ -> Fault.NO_CONNECTION;
      case SSLException _ -> Fault.NO_CONNECTION;
      case HttpTimeoutException _ -> Fault.TIMEOUT;
      case IOException _ -> Fault.BROKEN;
      case null, default -> throw new IllegalStateException("posting failed", failure);
    };
  }
}
