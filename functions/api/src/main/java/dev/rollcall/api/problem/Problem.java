package dev.rollcall.api.problem;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An error answer as RFC 9457 has it.
 *
 * @param detail for a reader
 * @param errors all that is wrong with the request, where that is the problem
 * @param allowed what could have been asked instead, where that is the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable List<Entry> errors,
    @Nullable Set<String> allowed) {
  /**
   * One thing that is wrong with a request.
   *
   * @param pointer where in the body, as a URI fragment; {@code ?name} is a query parameter, {@code
   *     {name}} a part of the path
   */
  public record Entry(String pointer, String detail) {}

  /** An answer that needs no more than a sentence. */
  public static APIGatewayV2HTTPResponse of(int status, String detail) {
    return answer(new Problem("about:blank", title(status), status, detail, null, null), Map.of());
  }

  /** The answer to a caller without a token that opens anything. */
  public static APIGatewayV2HTTPResponse unauthorized() {
    Problem problem =
        new Problem(
            "about:blank", title(401), 401, "the bearer token is missing or not valid", null, null);
    return answer(problem, Map.of("WWW-Authenticate", "Bearer"));
  }

  /** The answer to a body with wrong values. */
  public static APIGatewayV2HTTPResponse invalidBody(List<Fault> faults) {
    return invalid("the body has values that cannot be", entries("#", faults));
  }

  /** The answer to a query with wrong values. */
  public static APIGatewayV2HTTPResponse invalidQuery(List<Fault> faults) {
    return invalid("the query has values that cannot be", entries("?", faults));
  }

  /**
   * The answer to a path with a part that cannot be.
   *
   * @param name of that part
   * @param why what is wrong with it, as a phrase that goes on where its name ends
   * @param faults of the body besides
   */
  public static APIGatewayV2HTTPResponse invalidPath(String name, String why, List<Fault> faults) {
    List<Entry> errors = new ArrayList<>();
    errors.add(new Entry("{" + name + "}", why));
    errors.addAll(entries("#", faults));
    String where = faults.isEmpty() ? "the path has" : "the path and the body have";
    return invalid(where + " values that cannot be", errors);
  }

  /** The answer to an action that the state of things does not allow. */
  public static APIGatewayV2HTTPResponse conflict(String detail, Set<String> allowed) {
    return answer(
        new Problem("about:blank", title(409), 409, detail, null, new TreeSet<>(allowed)),
        Map.of());
  }

  private static List<Entry> entries(String where, List<Fault> faults) {
    return faults.stream()
        .map(fault -> new Entry(Pointers.of(where, fault.path()), fault.message()))
        .toList();
  }

  private static APIGatewayV2HTTPResponse invalid(String detail, List<Entry> errors) {
    return answer(new Problem("about:blank", title(422), 422, detail, errors, null), Map.of());
  }

  private static APIGatewayV2HTTPResponse answer(Problem problem, Map<String, String> headers) {
    return Answer.of(problem.status, "application/problem+json", headers, problem);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      default -> "Internal Server Error";
    };
  }
}
