package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The samples of HTTP functions are what an HTTP API passes on. */
class SampleRequestsTest {
  static final List<String> SAMPLES =
      Samples.ALL.stream()
          .filter(sample -> !Blueprint.OURS.routes(Samples.functionOf(sample)).isEmpty())
          .toList();

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void comeByARouteOfTheirFunction(String sample) {
    APIGatewayV2HTTPEvent event = Samples.read(sample, APIGatewayV2HTTPEvent.class);
    var context = event.getRequestContext();

    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(Blueprint.OURS.routes(Samples.functionOf(sample))).contains(event.getRouteKey());
    assertThat(context.getRouteKey()).isEqualTo(event.getRouteKey());
    assertThat(context.getHttp().getPath()).isEqualTo(event.getRawPath());
    if (!event.getRouteKey().equals("$default")) {
      assertThat(context.getHttp().getMethod() + " " + event.getRawPath())
          .isEqualTo(filledIn(event));
    }
  }

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void carryJsonOfTheLengthThatTheySay(String sample) throws Exception {
    APIGatewayV2HTTPEvent event = Samples.read(sample, APIGatewayV2HTTPEvent.class);
    if (event.getBody() == null) {
      assertThat(event.getHeaders()).doesNotContainKey("content-length");
    } else {
      assertThat(event.getHeaders())
          .containsEntry("content-type", "application/json")
          .containsEntry(
              "content-length",
              Integer.toString(event.getBody().getBytes(StandardCharsets.UTF_8).length));
      assertThat(new ObjectMapper().readTree(event.getBody())).isNotEmpty();
    }
  }

  private static String filledIn(APIGatewayV2HTTPEvent event) {
    String route = event.getRouteKey();
    if (event.getPathParameters() != null) {
      for (var parameter : event.getPathParameters().entrySet()) {
        route = route.replace("{" + parameter.getKey() + "}", parameter.getValue());
      }
    }
    return route;
  }
}
