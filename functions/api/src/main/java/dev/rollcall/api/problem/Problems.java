package dev.rollcall.api.problem;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Dialect;
import dev.rollcall.api.http.Fault;
import java.util.List;

/** How {@code /v1} says no. */
public final class Problems implements Dialect {
  @Override
  public APIGatewayV2HTTPResponse unreadable(int status, String why) {
    return Problem.of(status, why);
  }

  @Override
  public APIGatewayV2HTTPResponse invalid(List<Fault> faults) {
    return Problem.invalidBody(faults);
  }

  @Override
  public APIGatewayV2HTTPResponse unauthorized(boolean anonymous) {
    return Problem.unauthorized();
  }

  @Override
  public APIGatewayV2HTTPResponse refused(int status, String why) {
    return Problem.of(status, why);
  }

  @Override
  public APIGatewayV2HTTPResponse failed() {
    return Problem.of(500, "something failed here; it is being looked at");
  }
}
