package dev.rollcall.local.http;

import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.template.EventSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All routes, of which a request gets the most specific that matches. */
final class Router {
  /** The function of a route, and what the request's path holds for its parameters. */
  record Match(
      RoutePath path, String routeKey, Function function, Map<String, String> parameters) {}

  private record Route(String method, RoutePath path, Function function) {
    boolean takes(String requestMethod) {
      return method.equals("ANY") || method.equals(requestMethod);
    }

    String key() {
      return path.isDefault() ? RoutePath.DEFAULT : method + " " + path.template();
    }
  }

  private static final Comparator<Match> MOST_SPECIFIC =
      Comparator.comparing(Match::path)
          .thenComparingInt(match -> match.routeKey().startsWith("ANY ") ? 1 : 0);

  private final List<Route> routes = new ArrayList<>();

  Router(Collection<Function> functions) {
    for (Function function : functions) {
      for (EventSource event : function.spec().events()) {
        if (event instanceof EventSource.Route(String method, String path)) {
          routes.add(new Route(method, RoutePath.of(path), function));
        }
      }
    }
  }

  Optional<Match> match(String method, String rawPath) {
    return routes.stream()
        .filter(route -> route.takes(method))
        .flatMap(
            route ->
                route.path().match(rawPath).stream()
                    .map(
                        parameters ->
                            new Match(route.path(), route.key(), route.function(), parameters)))
        .min(MOST_SPECIFIC);
  }
}
