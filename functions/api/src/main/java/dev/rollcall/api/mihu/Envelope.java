package dev.rollcall.api.mihu;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.api.door.Dialect;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The envelope that every answer of this dialect comes in. */
final class Envelope implements Dialect {
  private record Success(boolean success, String message, Object data) {}

  private record Failure(boolean success, String message, Cause error) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Cause(
      String code, @Nullable String field, @Nullable Map<String, List<String>> details) {}

  /** What was asked for. */
  APIGatewayV2HTTPResponse ok(String message, Object data) {
    return Answer.json(200, new Success(true, message, data));
  }

  /**
   * What was made.
   *
   * @param location where it can be read
   */
  APIGatewayV2HTTPResponse created(String location, String message, Object data) {
    return Answer.of(
        201, "application/json", Map.of("Location", location), new Success(true, message, data));
  }

  /** An instant as this dialect writes it: in whole seconds. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public APIGatewayV2HTTPResponse unreadable(int status, String why) {
    return refused(status, why);
  }

  @Override
  public APIGatewayV2HTTPResponse invalid(List<Fault> faults) {
    Map<String, List<String>> details = new LinkedHashMap<>();
    for (Fault fault : faults) {
      details.computeIfAbsent(name(fault), field -> new ArrayList<>()).add(fault.message());
    }
    return failure(
        422,
        Map.of(),
        "The request has values that cannot be",
        new Cause("VALIDATION_ERROR", name(faults.getFirst()), details));
  }

  @Override
  public APIGatewayV2HTTPResponse unauthorized(boolean anonymous) {
    Map<String, String> challenge = Map.of("WWW-Authenticate", "Bearer");
    return anonymous
        ? failure(401, challenge, "There is no bearer token", code("MISSING_AUTH_TOKEN"))
        : failure(401, challenge, "The bearer token is not valid", code("INVALID_AUTH_TOKEN"));
  }

  @Override
  public APIGatewayV2HTTPResponse refused(int status, String why) {
    String code =
        switch (status) {
          case 400 -> "BAD_REQUEST";
          case 403 -> "FORBIDDEN";
          case 404 -> "NOT_FOUND";
          case 409 -> "CONFLICT";
          case 413 -> "PAYLOAD_TOO_LARGE";
          case 415 -> "UNSUPPORTED_MEDIA_TYPE";
          case 422 -> "IDEMPOTENCY_KEY_REUSED";
          case 429 -> "TOO_MANY_REQUESTS";
          default -> "INTERNAL_ERROR";
        };
    return failure(status, Map.of(), why, code(code));
  }

  @Override
  public APIGatewayV2HTTPResponse failed() {
    return refused(500, "Something failed here; it is being looked at");
  }

  /** The body itself has no name of its own. */
  private static String name(Fault fault) {
    String path = fault.path().toString();
    return path.isEmpty() ? "body" : path;
  }

  private static Cause code(String code) {
    return new Cause(code, null, null);
  }

  private static APIGatewayV2HTTPResponse failure(
      int status, Map<String, String> headers, String message, Cause error) {
    return Answer.of(status, "application/json", headers, new Failure(false, message, error));
  }
}
