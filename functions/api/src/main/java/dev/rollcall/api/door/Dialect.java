package dev.rollcall.api.door;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Fault;
import java.util.List;

/** How one contract says no. */
public interface Dialect {
  /**
   * The request cannot be read.
   *
   * @param status 400, 413 or 415
   * @param why for the caller
   */
  APIGatewayV2HTTPResponse unreadable(int status, String why);

  /** The body has wrong values: all that is wrong with it. */
  APIGatewayV2HTTPResponse invalid(List<Fault> faults);

  /**
   * The caller is nobody we know.
   *
   * @param anonymous whether no credentials were shown at all
   */
  APIGatewayV2HTTPResponse unauthorized(boolean anonymous);

  /**
   * The request is understood, and still not done.
   *
   * @param status 403, 404, 409, 422 for an idempotency key that was used for another request, 429
   * @param why for the caller
   */
  APIGatewayV2HTTPResponse refused(int status, String why);

  /** Something of ours failed. */
  APIGatewayV2HTTPResponse failed();
}
