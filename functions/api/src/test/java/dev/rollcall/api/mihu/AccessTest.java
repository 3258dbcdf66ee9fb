package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.testing.PortCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not let in, or cannot be understood, hears so in this dialect. */
class AccessTest {
  private final Doors doors = new Doors();

  private RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(String route) {
    return switch (route) {
      case CreateRuleHandler.ROUTE -> doors.createRule();
      case CreateListingHandler.ROUTE -> doors.createListing();
      case GetListingHandler.ROUTE -> doors.getListing();
      default -> doors.rules();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /api/v1/rules",
        "GET /api/v1/rules",
        "GET /api/v1/rules/{uuid}",
        "PUT /api/v1/rules/{uuid}",
        "POST /api/v1/listings",
        "GET /api/v1/listings/{uuid}"
      })
  void needsAToken(String route) {
    Answered missing = Call.to(route).json("{}").by(handler(route));
    Answered wrong = Call.to(route).json("{}").bearer("rc_no_such").by(handler(route));

    assertThat(missing.status()).isEqualTo(401);
    assertThat(missing.headers()).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(missing.body())
        .isEqualTo(
            """
            {"success":false,"message":"There is no bearer token",\
            "error":{"code":"MISSING_AUTH_TOKEN"}}\
            """);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text("/error/code")).isEqualTo("INVALID_AUTH_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST /api/v1/rules", "PUT /api/v1/rules/{uuid}", "POST /api/v1/listings"})
  void needsJsonOfABearableSize(String route) {
    Call call = Call.to(route).bearer(doors.token);

    assertThat(call.json("{").by(handler(route)).text("/error/code")).isEqualTo("BAD_REQUEST");
    assertThat(call.json(" ".repeat(5 * 1024 * 1024 + 1)).by(handler(route)).text("/error/code"))
        .isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(
            Call.to(route)
                .bearer(doors.token)
                .header("content-type", "text/plain")
                .body("{}")
                .by(handler(route))
                .text("/error/code"))
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void saysSoWhenAKeyIsUsedForSomethingElse() {
    Call.to(CreateRuleHandler.ROUTE)
        .bearer(doors.token)
        .header("Idempotency-Key", "k")
        .json(Texts.rule().toString())
        .by(doors.createRule());
    Answered other =
        Call.to(CreateRuleHandler.ROUTE)
            .bearer(doors.token)
            .header("Idempotency-Key", "k")
            .json(Texts.rule().put("name", "Other").toString())
            .by(doors.createRule());

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("/error/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void apologisesWhenWeFail() {
    PortCalls calls = new PortCalls();
    calls.meddle(
        call -> {
          throw new IllegalStateException("no store");
        });
    Envelope envelope = new Envelope();
    RulesHandler broken =
        new RulesHandler(
            doors.stores.door(envelope),
            envelope,
            calls.watch(Rules.class, doors.rules),
            doors.stores.clock);
    Answered answered = Call.to("GET /api/v1/rules").bearer(doors.token).by(broken);

    assertThat(answered.status()).isEqualTo(500);
    assertThat(answered.text("/error/code")).isEqualTo("INTERNAL_ERROR");
    assertThat(answered.body()).doesNotContain("no store");
  }
}
