package dev.rollcall.api.kore;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Dialect;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault;
import java.util.List;

/** How this dialect says no: {@code {"status":"failed","errors":[{"msg":…,"code":…}]}}. */
final class Errors implements Dialect {
  private static final int WRONG_VALUE = 4001;
  private static final int NOT_AUTHENTICATED = 4002;

  /** One thing that is wrong. */
  record Entry(String msg, int code) {}

  /** All that is wrong. */
  record Envelope(String status, List<Entry> errors) {}

  private static APIGatewayV2HTTPResponse of(int status, List<Entry> errors) {
    return Answer.json(status, new Envelope("failed", errors));
  }

  private static APIGatewayV2HTTPResponse of(int status, String msg, int code) {
    return of(status, List.of(new Entry(msg, code)));
  }

  @Override
  public APIGatewayV2HTTPResponse unreadable(int status, String why) {
    return of(status, why, codeOf(status));
  }

  @Override
  public APIGatewayV2HTTPResponse invalid(List<Fault> faults) {
    return of(400, faults.stream().map(Errors::entry).toList());
  }

  private static Entry entry(Fault fault) {
    String where = fault.path().toString();
    return new Entry((where.isEmpty() ? "the body" : where) + " " + fault.message(), WRONG_VALUE);
  }

  @Override
  public APIGatewayV2HTTPResponse unauthorized(boolean anonymous) {
    return of(
        401,
        anonymous ? "the auth header is missing" : "the token in the auth header is not valid",
        NOT_AUTHENTICATED);
  }

  @Override
  public APIGatewayV2HTTPResponse refused(int status, String why) {
    return of(status, why, codeOf(status));
  }

  @Override
  public APIGatewayV2HTTPResponse failed() {
    return of(500, "something failed here; it is being looked at", codeOf(500));
  }

  /** 404 is 4004, 500 is 5000; what {@link #WRONG_VALUE} does not mean. */
  private static int codeOf(int status) {
    return status / 100 * 1000 + status % 100;
  }
}
