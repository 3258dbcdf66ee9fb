package dev.rollcall.local.fault;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client whose requests fail before or after they are served. */
final class FaultyHttpClient implements SdkHttpClient {
  /** Functions sign with their name, so that it can be told whose request this is. */
  private static final Pattern SIGNER = Pattern.compile("Credential=([^/]+)/");

  private final SdkHttpClient real;
  private final BadWeather weather;

  FaultyHttpClient(SdkHttpClient real, BadWeather weather) {
    this.real = real;
    this.weather = weather;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = real.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return FaultyHttpClient.this.call(request, prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse call(HttpExecuteRequest request, ExecutableHttpRequest prepared)
      throws IOException {
    String operation =
        request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("unknown.Unknown");
    Optional<HttpFault> fault = weather.next(operation, signer(request));
    if (fault.isEmpty()) {
      return prepared.call();
    }
    return switch (fault.get()) {
      case THROTTLED -> Refusal.throttled(operation);
      case CONFLICT -> Refusal.conflict(operation, request);
      case SERVER_ERROR -> Refusal.serverError(operation);
      case UNREACHED -> throw new IOException("connection reset before the request was sent");
      case GIVEN_UP -> throw new IllegalStateException("given up before the request was sent");
      case PART_REFUSED -> new HalfABatch(request).call(real);
      case RESET -> {
        served(prepared);
        throw new IOException("connection reset before the answer came");
      }
      case ERROR_AFTER -> {
        served(prepared);
        yield Refusal.serverError(operation);
      }
      case UNANSWERED -> {
        served(prepared);
        throw new IllegalStateException("given up before the answer came");
      }
    };
  }

  private static void served(ExecutableHttpRequest prepared) throws IOException {
    var body = prepared.call().responseBody();
    if (body.isPresent()) {
      try (var stream = body.get()) {
        stream.readAllBytes();
      }
    }
  }

  private static String signer(HttpExecuteRequest request) {
    Matcher signer =
        SIGNER.matcher(request.httpRequest().firstMatchingHeader("Authorization").orElse(""));
    return signer.find() ? signer.group(1) : "nobody";
  }

  @Override
  public String clientName() {
    return "Faulty" + real.clientName();
  }

  @Override
  public void close() {
    real.close();
  }
}
