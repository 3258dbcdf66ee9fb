package dev.rollcall.api.kore;

import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.core.tenant.App;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a route of this dialect names account and stream, all of which must be those of the app.
 *
 * @param streamParameter the part of the path that names the stream
 * @param repeated whether headers and query must name both again; else they may
 */
record Whereabouts(String streamParameter, boolean repeated) {
  private static final String ACCOUNT = "accountId";
  private static final String STREAM = "iid";

  /** Why an app may not make a request, or empty if it may. */
  Optional<String> objection(HttpRequest request, App app) {
    List<String> objections = new ArrayList<>();
    check(
        objections,
        "the path",
        Optional.of(request.pathParameter(streamParameter)),
        app.streamId());
    check(objections, "the header iid", request.header(STREAM), app.streamId());
    check(objections, "the header accountId", request.header(ACCOUNT), app.accountId());
    check(
        objections,
        "the query's accountId",
        Optional.ofNullable(request.query().get(ACCOUNT)),
        app.accountId());
    return objections.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", objections));
  }

  private void check(
      List<String> objections, String what, Optional<String> named, String expected) {
    if (named.isEmpty() && repeated) {
      objections.add(what + " is missing");
    } else if (named.filter(name -> !name.equals(expected)).isPresent()) {
      objections.add(what + " is not the token's");
    }
  }
}
