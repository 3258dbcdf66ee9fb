package dev.rollcall.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.aws.json.Json;
import org.junit.jupiter.api.Test;

class NotFoundHandlerTest {
  @Test
  void answersWhateverIsLeftWithAProblem() throws Exception {
    var answer = new NotFoundHandler().handleRequest(new APIGatewayV2HTTPEvent(), null);
    JsonNode problem = Json.tree(answer.getBody());

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(OpenApi.errors("/components/schemas/Problem", answer.getBody())).isEmpty();
    assertThat(problem.get("title").asText()).isEqualTo("Not Found");
  }
}
