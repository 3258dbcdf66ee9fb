package dev.rollcall.api.tether;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Dialect;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Path;
import java.util.List;
import java.util.Map;

/** The envelope of every answer of this dialect: {@code {"success": …, "message": …}}. */
final class Envelope implements Dialect {
  /** What was done. */
  record Done(boolean success, String message, CampaignData data) {}

  /** What was not done, and all that stands in its way. */
  record Refusal(boolean success, String message, List<Entry> errors) {}

  /**
   * One fault of a request.
   *
   * @param field where, its steps separated by dots; {@code body} for the whole
   */
  record Entry(String field, String message) {
    static Entry of(Fault fault) {
      boolean whole = fault.path().equals(Path.ROOT);
      return new Entry(whole ? "body" : fault.path().toString(), fault.message());
    }
  }

  static APIGatewayV2HTTPResponse done(
      int status, Map<String, String> headers, String message, CampaignData data) {
    return Answer.of(status, "application/json", headers, new Done(true, message, data));
  }

  private static APIGatewayV2HTTPResponse refusal(
      int status, Map<String, String> headers, String message, List<Entry> errors) {
    return Answer.of(status, "application/json", headers, new Refusal(false, message, errors));
  }

  @Override
  public APIGatewayV2HTTPResponse unreadable(int status, String why) {
    return refusal(status, Map.of(), why, List.of());
  }

  @Override
  public APIGatewayV2HTTPResponse invalid(List<Fault> faults) {
    return refusal(400, Map.of(), "Validation failed", faults.stream().map(Entry::of).toList());
  }

  @Override
  public APIGatewayV2HTTPResponse unauthorized(boolean anonymous) {
    return refusal(
        401,
        Map.of("WWW-Authenticate", "Bearer"),
        anonymous ? "Missing bearer token" : "Invalid bearer token",
        List.of());
  }

  @Override
  public APIGatewayV2HTTPResponse refused(int status, String why) {
    return refusal(status, Map.of(), why, List.of());
  }

  @Override
  public APIGatewayV2HTTPResponse failed() {
    return refusal(500, Map.of(), "Internal error", List.of());
  }
}
