package dev.rollcall.api.mrassistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Bodies;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, or too much of it, are refused before anybody looks inside. */
class UnreadableTest {
  private static final String VALID = Bodies.campaign().toString();

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final CreateCampaignHandler handler = Doors.create(stores);

  private Call call() {
    return Call.to(CreateCampaignHandler.ROUTE).bearer(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{\"name\":}",
        "{'name':'x'}",
        "{\"name\":\"x\",}",
        "{\"name\":\"x\",\"name\":\"y\"}",
        "{\"targets\":[{\"to_number\":\"1\",\"to_number\":\"2\"}]}",
        "{\"concurrent_calls\":NaN}",
        "{\"concurrent_calls\":Infinity}",
        "{\"concurrent_calls\":01}",
        "{} {}",
        "{}x",
        "{}\u0000",
        "// nothing\n{}",
        "{\"name\":\"a\nb\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"\\udc00\\ud800\"}",
        "{\"context\":{\"\\ud800\":1}}",
        "{\"name\":\"\\uffff\"}"
      })
  void isMalformed(String body) {
    Answered answered = call().json(body).by(handler);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.text("/detail")).startsWith("the body is not JSON");
  }

  @Test
  void isMalformedWithoutABody() {
    Answered answered = call().header("content-type", "application/json").by(handler);

    assertThat(answered.status()).isEqualTo(400);
  }

  @Test
  void isMalformedWhenNestedDeeperThanThirtyTwo() {
    String deepest = "[".repeat(32) + "]".repeat(32);
    String deeper = "[".repeat(33) + "]".repeat(33);

    assertThat(call().json(deepest).by(handler).status()).isEqualTo(422);
    assertThat(call().json(deeper).by(handler).status()).isEqualTo(400);
    assertThat(call().json("[".repeat(1_000_000)).by(handler).status()).isEqualTo(400);
  }

  @Test
  void isMalformedWhenItsBytesAreNoText() {
    byte[] latin1 = VALID.replace("Reminder", "Ünïcode").getBytes(StandardCharsets.ISO_8859_1);
    Call call = call().header("content-type", "application/json");

    assertThat(call.bytes(latin1).by(handler).status()).isEqualTo(400);
    assertThat(call.body("not base64!").by(handler).status()).isEqualTo(400);
  }

  @Test
  void isTooLargeAboveFiveMegabytes() {
    int spare = 5 * 1024 * 1024 - VALID.length();

    assertThat(call().json(VALID + " ".repeat(spare)).by(handler).status()).isEqualTo(201);
    assertThat(call().json(VALID + " ".repeat(spare + 1)).by(handler).status()).isEqualTo(413);
  }

  @Test
  void isMeasuredInBytesNotInCharacters() {
    String body = Bodies.campaign().put("name", "ü".repeat(2_700_000)).toString();

    assertThat(call().json(body).by(handler).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/problem+json",
        "application/jsonp",
        "application/json; charset=iso-8859-1",
        "",
        "json"
      })
  void isOfAnotherMediaType(String type) {
    assertThat(call().header("content-type", type).body(VALID).by(handler).status()).isEqualTo(415);
  }

  @Test
  void isOfNoMediaType() {
    assertThat(call().body(VALID).by(handler).status()).isEqualTo(415);
  }
}
