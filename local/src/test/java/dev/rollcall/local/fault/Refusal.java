package dev.rollcall.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers of services that do not do what they were asked, as their protocols write them. */
final class Refusal {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final int BAD_REQUEST = 400;
  private static final int INTERNAL = 500;

  private Refusal() {}

  static HttpExecuteResponse throttled(String operation) {
    return error(
        BAD_REQUEST,
        switch (service(operation)) {
          case "DynamoDB" -> "ProvisionedThroughputExceededException";
          case "AmazonSQS" -> "RequestThrottled";
          default -> "ThrottlingException";
        });
  }

  static HttpExecuteResponse serverError(String operation) {
    return error(
        INTERNAL,
        service(operation).equals("DynamoDB") ? "InternalServerError" : "InternalFailure");
  }

  static HttpExecuteResponse conflict(String operation, HttpExecuteRequest request)
      throws IOException {
    if (!operation.endsWith(".TransactWriteItems")) {
      return error(BAD_REQUEST, "TransactionConflictException");
    }
    ObjectNode body = body("TransactionCanceledException");
    var reasons = body.putArray("CancellationReasons");
    JsonNode items = read(request).path("TransactItems");
    for (int i = 0; i < items.size(); i++) {
      reasons.addObject().put("Code", i == 0 ? "TransactionConflict" : "None");
    }
    return answer(BAD_REQUEST, body);
  }

  static JsonNode read(HttpExecuteRequest request) throws IOException {
    try (var stream = request.contentStreamProvider().orElseThrow().newStream()) {
      return JSON.readTree(stream);
    }
  }

  private static String service(String operation) {
    return operation.replaceFirst("[_.].*$", "");
  }

  private static HttpExecuteResponse error(int status, String code) {
    return answer(status, body(code));
  }

  private static ObjectNode body(String code) {
    return JSON.createObjectNode()
        .put("__type", "com.amazonaws#" + code)
        .put("message", "injected");
  }

  static HttpExecuteResponse answer(int status, JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(bytes.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }
}
