package dev.rollcall.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A batch of messages of which a queue takes the first half only, rounded down. */
record HalfABatch(HttpExecuteRequest request) {
  private static final int OK = 200;

  HttpExecuteResponse call(SdkHttpClient real) throws IOException {
    ObjectNode all = (ObjectNode) Refusal.read(request);
    ArrayNode entries = (ArrayNode) all.get("Entries");
    ArrayNode refused = Refusal.JSON.createArrayNode();
    for (int i = entries.size() - 1, taken = entries.size() / 2; i >= taken; i--) {
      refused
          .addObject()
          .put("Id", entries.remove(i).get("Id").asText())
          .put("Code", "InternalError")
          .put("SenderFault", false)
          .put("Message", "injected");
    }
    ObjectNode answer = entries.isEmpty() ? Refusal.JSON.createObjectNode() : taken(real, all);
    answer.set("Failed", refused);
    answer.withArray("Successful");
    return Refusal.answer(OK, answer);
  }

  private ObjectNode taken(SdkHttpClient real, JsonNode batch) throws IOException {
    byte[] bytes = batch.toString().getBytes(StandardCharsets.UTF_8);
    HttpExecuteRequest smaller =
        HttpExecuteRequest.builder()
            .request(
                request.httpRequest().toBuilder()
                    .putHeader("Content-Length", Integer.toString(bytes.length))
                    .build())
            .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
            .build();
    HttpExecuteResponse response = real.prepareRequest(smaller).call();
    try (var body = response.responseBody().orElseThrow()) {
      return (ObjectNode) Refusal.JSON.readTree(body);
    }
  }
}
