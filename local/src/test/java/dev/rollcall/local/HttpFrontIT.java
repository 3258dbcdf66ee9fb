package dev.rollcall.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.local.fixture.Clouds;
import dev.rollcall.local.fixture.Scene;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP front speaks to functions and clients as API Gateway's HTTP API does. */
class HttpFrontIT {
  private static final Scene SCENE = new Scene("http-front");
  private static EmbeddedCloud cloud;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicReference<APIGatewayV2HTTPEvent> seen = new AtomicReference<>();

  @BeforeAll
  static void start() {
    cloud = Clouds.byHand(SCENE).log(_ -> {}).start();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void answerOk() {
    answer(200, "ok");
  }

  @Test
  void aRequestBecomesAVersionTwoEvent() throws Exception {
    send(
        request("/things/a%2Fb?x=1&x=2&y=a+b")
            .header("X-Thing", "one")
            .header("X-Thing", "two")
            .header("Cookie", "a=1; b=2"));
    APIGatewayV2HTTPEvent event = seen.get();
    assertThat(event.getVersion()).isEqualTo("2.0");
    assertThat(event.getRouteKey()).isEqualTo("GET /things/{id}");
    assertThat(event.getRawPath()).isEqualTo("/things/a%2Fb");
    assertThat(event.getRawQueryString()).isEqualTo("x=1&x=2&y=a+b");
    assertThat(event.getPathParameters()).isEqualTo(Map.of("id", "a/b"));
    assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("x", "1,2", "y", "a b"));
    assertThat(event.getHeaders()).containsEntry("x-thing", "one,two").doesNotContainKey("cookie");
    assertThat(event.getCookies()).containsExactly("a=1", "b=2");
    assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
    assertThat(event.getRequestContext().getHttp().getPath()).isEqualTo("/things/a%2Fb");
    assertThat(event.getRequestContext().getHttp().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(event.getRequestContext().getTimeEpoch()).isPositive();
    assertThat(event.getRequestContext().getTime()).matches("\\d\\d/\\w{3}/\\d{4}:.* \\+0000");
    assertThat(event.getBody()).isNull();
    assertThat(event.getIsBase64Encoded()).isFalse();
  }

  @Test
  void textBodiesAreTextAndOthersBase64() throws Exception {
    send(post("/things", "{\"a\":1}").header("Content-Type", "application/json; charset=utf-8"));
    assertThat(seen.get().getBody()).isEqualTo("{\"a\":1}");
    assertThat(seen.get().getIsBase64Encoded()).isFalse();
    send(post("/things", "a,b").header("Content-Type", "application/octet-stream"));
    assertThat(seen.get().getIsBase64Encoded()).isTrue();
    assertThat(new String(Base64.getDecoder().decode(seen.get().getBody()), StandardCharsets.UTF_8))
        .isEqualTo("a,b");
  }

  @Test
  void theMostSpecificRouteTakesTheRequest() throws Exception {
    send(request("/things/special"));
    assertThat(seen.get().getRouteKey()).isEqualTo("GET /things/special");
    send(request("/things/other"));
    assertThat(seen.get().getRouteKey()).isEqualTo("GET /things/{id}");
    send(request("/files/a/b/c.txt").method("PATCH", HttpRequest.BodyPublishers.noBody()));
    assertThat(seen.get().getRouteKey()).isEqualTo("ANY /files/{path+}");
    assertThat(seen.get().getPathParameters()).isEqualTo(Map.of("path", "a/b/c.txt"));
  }

  @Test
  void anAnswerCarriesItsStatusHeadersCookiesAndBytes() throws Exception {
    SCENE.api =
        (_, _) ->
            APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("X-Made", "yes"))
                .withCookies(List.of("a=1", "b=2"))
                .withIsBase64Encoded(true)
                .withBody(
                    Base64.getEncoder().encodeToString("bytes".getBytes(StandardCharsets.UTF_8)))
                .build();
    HttpResponse<String> response = send(post("/things", ""));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("X-Made")).contains("yes");
    assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(response.body()).isEqualTo("bytes");
  }

  @Test
  void anEmptyAnswerAndAHeadHaveNoBody() throws Exception {
    answer(204, "");
    assertThat(send(post("/things", "")).body()).isEmpty();
    answer(200, "four");
    HttpResponse<String> head =
        send(request("/files/x").method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length")).contains("4");
  }

  @Test
  void whatNoRouteTakesIsNotFound() throws Exception {
    HttpResponse<String> response = send(request("/nowhere"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(send(request("/things")).statusCode()).isEqualTo(404);
  }

  @Test
  void aFunctionThatFailsIsAnInternalError() throws Exception {
    SCENE.api =
        (_, _) -> {
          throw new IllegalStateException("broken");
        };
    HttpResponse<String> response = send(request("/things/a"));
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void aFunctionPastItsTimeoutIsUnavailableAndIsToldSo() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    SCENE.api =
        (_, context) -> {
          assertThat(context.getRemainingTimeInMillis()).isBetween(1, 1000);
          try {
            never.await();
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
          return null;
        };
    HttpResponse<String> response = send(request("/things/a"));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    interrupted.await();
  }

  @Test
  void aBodyOverTenMegabytesIsTooLarge() throws Exception {
    HttpRequest.Builder large =
        request("/things")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]));
    assertThat(send(large).statusCode()).isEqualTo(413);
    assertThat(seen.get()).isNull();
  }

  @Test
  void aHandlerGetsTheTemplatesEnvironmentAndTheRunnersEndpoints() throws Exception {
    send(request("/things/a"));
    assertThat(SCENE.environment)
        .containsEntry("TABLE", "things-test")
        .containsEntry("GREETING", "hello, test")
        .containsEntry("WORK_URL", cloud.queueUrl("Work"))
        .containsEntry("BUS", "bus-test")
        .containsEntry("AWS_REGION", "us-east-1")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "ApiFunction")
        .containsKeys(
            "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_EVENTS");
    assertThat(SCENE.clock.instant()).isEqualTo(Clouds.START);
  }

  private void answer(int status, String body) {
    SCENE.api =
        (event, _) -> {
          seen.set(event);
          return APIGatewayV2HTTPResponse.builder().withStatusCode(status).withBody(body).build();
        };
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(cloud.url() + path));
  }

  private static HttpRequest.Builder post(String path, String body) {
    return request(path).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
