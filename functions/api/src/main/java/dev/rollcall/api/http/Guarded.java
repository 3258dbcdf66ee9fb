package dev.rollcall.api.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.aws.lambda.Log;
import java.util.function.Supplier;

/**
 * Lets no failure of ours leave without an answer in the caller's own dialect.
 *
 * @param log learns what failed
 * @param apology the answer then
 */
public record Guarded(Log log, APIGatewayV2HTTPResponse apology) {
  /** The answer to a request. */
  public APIGatewayV2HTTPResponse answer(
      HttpRequest request, Supplier<APIGatewayV2HTTPResponse> answer) {
    try {
      return answer.get();
    } catch (RuntimeException failure) {
      log.failure(request.route(), failure);
      return apology;
    }
  }

  /** Does what comes after the answer to a request; if that fails, the answer stays true. */
  public void afterwards(HttpRequest request, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      log.failure(request.route(), failure);
    }
  }
}
