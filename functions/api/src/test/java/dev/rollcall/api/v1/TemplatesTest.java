package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that an account keeps. */
class TemplatesTest {
  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final TemplatesHandler handler = Doors.templates(stores);

  private static ObjectNode template(String text) {
    return JsonNodeFactory.instance.objectNode().put("name", "Reminder").put("body", text);
  }

  private Answered put(String id, String body) {
    return Call.to(TemplatesHandler.PUT).bearer(token).path("id", id).json(body).by(handler);
  }

  private Answered put(int id, String text) {
    return put(Integer.toString(id), template(text).toString());
  }

  private Answered to(String route, String id) {
    return Call.to(route).bearer(token).path("id", id).by(handler);
  }

  @Test
  void areKeptAndShownAsTheyWerePut() {
    ObjectNode body = template("Hi {{firstName}},\n{{#city}}in {{city}}{{/city}} {{plan}}");
    body.put("subject", "{{plan}} for {{lastName}}");

    Answered created = put("7", body.toString());

    assertThat(OpenApi.faultsOf(TemplatesHandler.PUT, body.toString())).isEmpty();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("id").intValue()).isEqualTo(7);
    assertThat(created.text("/body")).isEqualTo(body.get("body").textValue());
    assertThat(created.text("/subject")).isEqualTo("{{plan}} for {{lastName}}");
    assertThat(created.json().get("variables").valueStream().map(JsonNode::textValue))
        .containsExactly("plan", "lastName", "firstName");
    assertThat(created.text("/created_at")).isEqualTo(Stores.NOW.toString());
    assertThat(to(TemplatesHandler.SHOW, "7").body()).isEqualTo(created.body());
  }

  @Test
  void takeThePlaceOfThoseThatAreThere() {
    put(7, "Hi");
    stores.now = Stores.NOW.plusSeconds(60);

    Answered replaced = put(7, "Ho");

    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.text("/body")).isEqualTo("Ho");
    assertThat(replaced.json().get("subject").isNull()).isTrue();
    assertThat(replaced.text("/created_at")).isEqualTo(Stores.NOW.toString());
    assertThat(replaced.text("/updated_at")).isEqualTo(Stores.NOW.plusSeconds(60).toString());
  }

  @Test
  void areForgottenOnce() {
    put(7, "Hi");

    assertThat(to(TemplatesHandler.DELETE, "7").body()).isEqualTo("{\"deleted\":true}");
    assertThat(to(TemplatesHandler.SHOW, "7").status()).isEqualTo(404);
    assertThat(to(TemplatesHandler.DELETE, "7").status()).isEqualTo(404);
    assertThat(put(7, "Hi").status()).isEqualTo(201);
  }

  @Test
  void areListedNewestFirstPageByPage() {
    for (int i = 1; i <= 5; i++) {
      stores.now = Stores.NOW.plusSeconds(i);
      put(i, "Hi");
    }
    Answered first = Call.to(TemplatesHandler.LIST).bearer(token).query("limit", "3").by(handler);
    Answered second =
        Call.to(TemplatesHandler.LIST)
            .bearer(token)
            .query("cursor", first.text("/next_cursor"))
            .by(handler);

    assertThat(ids(first)).containsExactly(5, 4, 3);
    assertThat(ids(second)).containsExactly(2, 1);
    assertThat(second.json().get("next_cursor").isNull()).isTrue();
  }

  private static List<Integer> ids(Answered answered) {
    List<Integer> ids = new ArrayList<>();
    answered.json().get("data").forEach(item -> ids.add(item.get("id").intValue()));
    return ids;
  }

  @Test
  void areSeenByNobodyElse() {
    put(7, "Hi");
    String stranger = stores.token(Stores.GLOBEX);
    String cursor =
        Call.to(TemplatesHandler.LIST)
            .bearer(token)
            .query("limit", "1")
            .by(handlerWithAnother())
            .text("/next_cursor");

    for (String route : List.of(TemplatesHandler.SHOW, TemplatesHandler.DELETE)) {
      assertThat(Call.to(route).bearer(stranger).path("id", "7").by(handler).status())
          .isEqualTo(404);
    }
    assertThat(ids(Call.to(TemplatesHandler.LIST).bearer(stranger).by(handler))).isEmpty();
    assertThat(
            Call.to(TemplatesHandler.LIST)
                .bearer(stranger)
                .query("cursor", cursor)
                .by(handler)
                .status())
        .isEqualTo(422);
    assertThat(to(TemplatesHandler.SHOW, "7").status()).isEqualTo(200);
  }

  private TemplatesHandler handlerWithAnother() {
    put(8, "Ho");
    return handler;
  }

  @Test
  void nameWhatIsWrongWithPathAndBodyAtOnce() {
    Answered answered = put("x", "{\"body\":\"{{#x}}\"}");

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().get("errors"))
        .extracting(error -> error.get("pointer").asText())
        .containsExactly("{id}", "#/name", "#/body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "07", "1.0", "1e1", "x", "2147483648", "99999999999", "７"})
  void goByWholeNumbersFromOneOn(String id) {
    assertThat(put(id, template("Hi").toString()).status()).isEqualTo(422);
    assertThat(to(TemplatesHandler.SHOW, id).status()).isEqualTo(404);
    assertThat(to(TemplatesHandler.DELETE, id).status()).isEqualTo(404);
  }

  @Test
  void goByTheLargestNumberToo() {
    assertThat(put(Integer.MAX_VALUE, "Hi").status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                  | #
          {}                                                  | #/name #/body
          {"name":"","body":""}                               | #/name #/body
          {"name":null,"body":null}                           | #/name #/body
          {"name":7,"body":["Hi"],"subject":7}                | #/name #/subject #/body
          {"name":"n","body":"Hi","subject":""}               | #/subject
          {"name":"n","body":"Hi {{name"}                     | #/body
          {"name":"n","body":"{{>x}}{{=<% %>=}}"}             | #/body #/body
          {"name":"n","body":"{{#a}}","subject":"{{/b}}"}     | #/subject #/body
          {"name":"n","body":"Hi","id":7,"text":"x"}          | #/id #/text
          """)
  void areRefusedWithAllThatIsWrong(String body, String pointers) {
    Answered answered = put("7", body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(String.join(" ", answered.json().findValuesAsText("pointer"))).isEqualTo(pointers);
    assertThat(to(TemplatesHandler.SHOW, "7").status()).isEqualTo(404);
  }

  @Test
  void haveNamesAndTextsOfABoundedLength() {
    assertThat(put(1, "x".repeat(10_000)).status()).isEqualTo(201);
    assertThat(put(1, "x".repeat(10_001)).status()).isEqualTo(422);
    ObjectNode named = template("Hi");
    assertThat(put("1", named.put("name", "n".repeat(255)).toString()).status()).isEqualTo(200);
    assertThat(put("1", named.put("name", "n".repeat(256)).toString()).status()).isEqualTo(422);
    named.put("name", "n").put("subject", "s".repeat(256));
    assertThat(put("1", named.toString()).status()).isEqualTo(422);
  }

  @Test
  void leaveOutWhatNobodyKnowsWhereTheCallerWouldRather() {
    Answered answered =
        Call.to(TemplatesHandler.PUT)
            .bearer(token)
            .path("id", "7")
            .header("prefer", "handling=lenient")
            .json(template("Hi").put("extra", 1).toString())
            .by(handler);

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.headers()).containsEntry("Rollcall-Ignored", "extra");
  }

  @Test
  void areForKnownCallersWithReadableBodiesOnly() {
    String body = template("Hi").toString();
    Call put = Call.to(TemplatesHandler.PUT).path("id", "7");

    assertThat(put.json(body).by(handler).status()).isEqualTo(401);
    assertThat(put.bearer("x").by(handler).status()).isEqualTo(401);
    assertThat(put.bearer(token).body(body + "x").by(handler).status()).isEqualTo(400);
    assertThat(put.header("content-type", "text/plain").by(handler).status()).isEqualTo(415);
    assertThat(Call.to(TemplatesHandler.LIST).by(handler).status()).isEqualTo(401);
    assertThat(Call.to(TemplatesHandler.LIST).bearer(token).query("page", "2").by(handler).status())
        .isEqualTo(422);
  }
}
