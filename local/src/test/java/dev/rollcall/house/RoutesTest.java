package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.Field;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The template, the API's description and the code name the same routes. */
class RoutesTest {
  private static final Blueprint TEMPLATE = Blueprint.OURS;
  static final List<String> FUNCTIONS = TEMPLATE.functions();

  static final List<String> HTTP_FUNCTIONS =
      FUNCTIONS.stream()
          .filter(function -> !TEMPLATE.events(function, "HttpApi").isEmpty())
          .toList();

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  @Test
  void areDescribedInFull() throws Exception {
    Set<String> routed = routed().collect(Collectors.toSet());
    assertThat(routed).contains(Blueprint.DEFAULT);
    routed.remove(Blueprint.DEFAULT);

    assertThat(described()).containsExactlyInAnyOrderElementsOf(routed);
  }

  @Test
  void goToOneFunctionEach() {
    assertThat(routed()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("HTTP_FUNCTIONS")
  void areThoseThatTheHandlerSaysItAnswers(String function) throws Exception {
    assertThat(answered(TEMPLATE.handler(function)))
        .isEqualTo(Set.copyOf(TEMPLATE.routes(function)));
  }

  /** Lambda wants the first; the local runner and the tests use the second. */
  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void leadToHandlersThatCanBeMadeBothWays(String function) throws Exception {
    Class<?> handler = TEMPLATE.handler(function);

    assertThat(handler.getConstructor()).isNotNull();
    assertThat(handler.getConstructor(Map.class, InstantSource.class)).isNotNull();
    assertThat(handler).isFinal();
  }

  private static Stream<String> routed() {
    return HTTP_FUNCTIONS.stream().flatMap(function -> TEMPLATE.routes(function).stream());
  }

  private static Set<String> described() throws Exception {
    JsonNode paths = new YAMLMapper().readTree(Repository.read("openapi.yaml")).path("paths");
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> {
                if (METHODS.contains(method)) {
                  described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
              });
    }
    return described;
  }

  private static Set<Object> answered(Class<?> handler) throws IllegalAccessException {
    Set<Object> routes = new HashSet<>();
    for (Field field : handler.getFields()) {
      switch (field.getName()) {
        case "ROUTE" -> routes.add(field.get(null));
        case "ROUTES" -> routes.addAll((Collection<?>) field.get(null));
        default -> {}
      }
    }
    return routes;
  }
}
