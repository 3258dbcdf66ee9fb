package dev.rollcall.api.mrassistant;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Dialect;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How this dialect says no: {@code {"detail": …}}. */
final class Detail implements Dialect {
  /** One fault as the contract's callers know it from their validator. */
  record Entry(List<Object> loc, String msg, String type) {
    static Entry of(Fault fault) {
      List<Object> loc = new ArrayList<>();
      loc.add("body");
      loc.addAll(fault.path().steps());
      return new Entry(loc, fault.message(), typeOf(fault.kind()));
    }
  }

  private static APIGatewayV2HTTPResponse of(int status, String detail) {
    return Answer.json(status, Map.of("detail", detail));
  }

  @Override
  public APIGatewayV2HTTPResponse unreadable(int status, String why) {
    return of(status, why);
  }

  @Override
  public APIGatewayV2HTTPResponse invalid(List<Fault> faults) {
    return Answer.json(422, Map.of("detail", faults.stream().map(Entry::of).toList()));
  }

  @Override
  public APIGatewayV2HTTPResponse unauthorized(boolean anonymous) {
    return Answer.of(
        401,
        "application/json",
        Map.of("WWW-Authenticate", "Bearer"),
        Map.of("detail", "Missing or invalid bearer token"));
  }

  @Override
  public APIGatewayV2HTTPResponse refused(int status, String why) {
    return of(status, why);
  }

  @Override
  public APIGatewayV2HTTPResponse failed() {
    return of(500, "Internal error");
  }

  private static String typeOf(Fault.Kind kind) {
    return switch (kind) {
      case MISSING -> "missing";
      case UNKNOWN_NAME -> "extra_forbidden";
      case NOT_TEXT -> "string_type";
      case NOT_AN_INTEGER -> "int_type";
      case NOT_A_BOOLEAN -> "bool_type";
      case NOT_AN_OBJECT -> "dict_type";
      case NOT_A_LIST -> "list_type";
      case TEXT_TOO_SHORT -> "string_too_short";
      case TEXT_TOO_LONG -> "string_too_long";
      case LIST_TOO_SHORT -> "too_short";
      case LIST_TOO_LONG -> "too_long";
      case TOO_SMALL -> "greater_than_equal";
      case TOO_LARGE -> "less_than_equal";
      case NOT_A_UUID -> "uuid_parsing";
      case NOT_A_TIME -> "datetime_parsing";
      case NOT_A_DATE -> "date_parsing";
      case NOT_A_TIME_OF_DAY -> "time_parsing";
      case NOT_ONE_OF -> "enum";
      case UNACCEPTABLE -> "value_error";
    };
  }
}
