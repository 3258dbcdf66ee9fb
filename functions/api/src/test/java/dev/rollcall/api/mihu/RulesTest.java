package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.testing.PortCalls;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final String LIST = "GET /api/v1/rules";
  private static final String CHANGE = "PUT /api/v1/rules/{uuid}";

  private final Doors doors = new Doors();

  private String created(ObjectNode body) {
    String uuid = doors.createRule(body.toString()).text("/data/uuid");
    doors.stores.now = doors.stores.now.plusSeconds(1);
    return uuid;
  }

  private Answered changed(String uuid, String body) {
    assertThat(OpenApi.faultsOf(CHANGE, body)).isEmpty();
    Answered answered = doors.changeRule(uuid, body);
    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    return answered;
  }

  private static List<String> names(Answered answered) {
    return StreamSupport.stream(answered.json().at("/data/data").spliterator(), false)
        .map(rule -> rule.get("name").asText())
        .toList();
  }

  @Test
  void showsARuleAsItsCreationDid() {
    Answered created = doors.createRule(Texts.page(CreateRuleHandler.ROUTE).toString());
    Answered shown = doors.rule(created.text("/data/uuid"));

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("/message")).isEqualTo("Rule retrieved successfully");
    assertThat(shown.json().get("data")).isEqualTo(created.json().get("data"));
    assertThat(doors.rule(created.text("/data/uuid").toUpperCase(Locale.ROOT)).json())
        .isEqualTo(shown.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3c90c3cc-0d44-4b50-8888-8dd25736052a", "x", "", "a#b"})
  void knowsNoOther(String uuid) {
    assertThat(doors.rule(uuid).text("/error/code")).isEqualTo("NOT_FOUND");
    assertThat(doors.changeRule(uuid, "{}").status()).isEqualTo(404);
  }

  @Test
  void hidesTheRulesOfOthersAsIfThereWereNone() {
    String uuid = created(Texts.rule());
    String stranger = doors.stores.token(Stores.GLOBEX);
    Answered shown =
        Call.to("GET /api/v1/rules/{uuid}").path("uuid", uuid).bearer(stranger).by(doors.rules());
    Answered changed =
        Call.to(CHANGE).path("uuid", uuid).bearer(stranger).json("{}").by(doors.rules());

    assertThat(shown.status()).isEqualTo(404);
    assertThat(shown.body()).isEqualTo(doors.rule(Texts.AGENT).body());
    assertThat(changed.status()).isEqualTo(404);
    assertThat(names(Call.to(LIST).bearer(stranger).by(doors.rules()))).isEmpty();
  }

  @Test
  void listsTheNewestFirstAsPagesWithTheirTotal() {
    for (int i = 1; i <= 17; i++) {
      created(Texts.rule().put("name", "Rule " + i));
    }
    Answered first = Call.to(LIST).bearer(doors.token).by(doors.rules());
    Answered second = Call.to(LIST).query("page", "2").bearer(doors.token).by(doors.rules());

    assertThat(names(first)).hasSize(15).startsWith("Rule 17", "Rule 16").endsWith("Rule 3");
    assertThat(names(second)).containsExactly("Rule 2", "Rule 1");
    ObjectNode figures = second.json().get("data").deepCopy();
    figures.remove("data");
    assertThat(figures)
        .hasToString("{\"current_page\":2,\"last_page\":2,\"per_page\":15,\"total\":17}");
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 3", "3, 1, 3", "4, 0, 3", "999999999, 0, 3"})
  void listsPagesOfAnySize(String page, int listed, int last) {
    List.of("One", "Two", "Three", "Four", "Five")
        .forEach(name -> created(Texts.rule().put("name", name)));
    Answered answered =
        Call.to(LIST)
            .query("page", page)
            .query("per_page", "2")
            .bearer(doors.token)
            .by(doors.rules());

    assertThat(names(answered)).hasSize(listed);
    assertThat(answered.json().at("/data/last_page").asInt()).isEqualTo(last);
    assertThat(answered.json().at("/data/total").asInt()).isEqualTo(5);
  }

  @Test
  void listsOneTypeOnlyAndNothingWhereThereIsNone() {
    created(Texts.rule().put("name", "Call"));
    created(Texts.rule().put("name", "Text").put("type", "text"));

    assertThat(names(Call.to(LIST).query("type", "text").bearer(doors.token).by(doors.rules())))
        .containsExactly("Text");
    Answered none = Call.to(LIST).bearer(doors.stores.token(Stores.GLOBEX)).by(doors.rules());
    assertThat(none.json().at("/data/last_page").asInt()).isEqualTo(1);
  }

  @Test
  void saysAllThatIsWrongWithAQuery() {
    Answered answered =
        Call.to(LIST)
            .query("page", "0")
            .query("per_page", "101")
            .query("type", "fax")
            .query("sort", "name")
            .bearer(doors.token)
            .by(doors.rules());

    assertThat(Texts.faults(answered))
        .containsExactlyInAnyOrder(
            "page: must be a whole number from 1 to 999999999",
            "per_page: must be a whole number from 1 to 100",
            "type: must be one of call, text",
            "sort: is not known here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.0", "-1", "+1", "1000000000", "99999999999999999999"})
  void takesWholeNumbersOnlyForAPage(String page) {
    Answered answered = Call.to(LIST).query("page", page).bearer(doors.token).by(doors.rules());

    assertThat(answered.status()).isEqualTo(422);
  }

  @Test
  void changesOnlyWhatIsSaid() {
    String uuid = created(Texts.page(CreateRuleHandler.ROUTE));
    Answered before = doors.rule(uuid);

    Answered answered = changed(uuid, "{\"max_total_calls\":4}");

    ObjectNode expected = before.json().get("data").deepCopy();
    expected.put("max_total_calls", 4).put("updated_at", "2026-11-21T15:00:01Z");
    assertThat(answered.text("/message")).isEqualTo("Rule updated successfully");
    assertThat(answered.json().get("data")).isEqualTo(expected);
    assertThat(doors.rule(uuid).json().get("data")).isEqualTo(expected);
  }

  @Test
  void takesTheDefaultsForNull() {
    ObjectNode body = Texts.page(CreateRuleHandler.ROUTE);
    body.put("retry_interval_minutes", 7).put("end_time", "20:00");
    body.put("escalation_after_failed_attempts", 3);
    Answered answered =
        changed(
            created(body),
            """
            {"retry_interval_minutes": null, "end_time": null,
             "escalation_after_failed_attempts": null, "escalation_type": null,
             "escalation_target": null}\
            """);

    assertThat(answered.json().get("data").toString())
        .contains("\"retry_interval_minutes\":120", "\"end_time\":\"18:00:00\"")
        .contains("\"escalation_after_failed_attempts\":0")
        .contains("\"escalation_type\":null", "\"escalation_target\":null");
  }

  @Test
  void comparesANewTimeWithTheOldOne() {
    String uuid = created(Texts.rule());

    assertThat(Texts.faults(doors.changeRule(uuid, "{\"start_time\":\"18:00\"}")))
        .containsExactly("start_time: must differ: a window needs two different times");
    assertThat(changed(uuid, "{\"start_time\":\"18:00\",\"end_time\":\"20:00\"}").status())
        .isEqualTo(200);
  }

  @Test
  void becomesATextRuleAndBackWithTheDefaultsOfOne() {
    ObjectNode body = Texts.page(CreateRuleHandler.ROUTE);
    body.put("max_calls_per_day", 9).put("start_time", "10:00").put("dnc_check", false);
    String uuid = created(body);

    Answered text = changed(uuid, "{\"type\":\"text\"}");
    assertThat(text.json().get("data").toString())
        .contains(
            """
            "type":"text","max_calls_per_day":1,"max_total_calls":1,\
            "retry_interval_minutes":null,"start_time":"10:00:00","end_time":null,\
            "dnc_check":false\
            """);

    Answered call = changed(uuid, "{\"type\":\"call\",\"max_total_calls\":2}");
    assertThat(call.json().get("data").toString())
        .contains(
            """
            "type":"call","max_calls_per_day":3,"max_total_calls":2,\
            "retry_interval_minutes":120,"start_time":"10:00:00","end_time":"18:00:00",\
            "dnc_check":false,"remove_on_opt_out":true,"escalation_after_failed_attempts":0,\
            "escalation_type":null,"escalation_target":null\
            """);
  }

  @Test
  void staysOneShotWhileItIsATextRule() {
    String uuid = created(Texts.rule().put("type", "text"));

    assertThat(changed(uuid, "{\"max_total_calls\":5,\"end_time\":\"20:00\"}").body())
        .contains("\"max_total_calls\":1", "\"end_time\":null");
  }

  @Test
  void losesNoChangeOfTwoAtOnce() {
    String uuid = created(Texts.rule());
    AtomicInteger saves = new AtomicInteger();
    PortCalls calls = new PortCalls();
    calls.meddle(
        call -> {
          if (call.name().equals("rules.save") && saves.incrementAndGet() == 1) {
            doors.changeRule(uuid, "{\"max_total_calls\":4}");
          }
          return call.proceed();
        });
    Envelope envelope = new Envelope();
    RulesHandler slow =
        new RulesHandler(
            doors.stores.door(envelope),
            envelope,
            calls.watch(Rules.class, doors.rules),
            doors.stores.clock);
    Answered answered =
        Call.to(CHANGE)
            .path("uuid", uuid)
            .bearer(doors.token)
            .json("{\"max_calls_per_day\":2}")
            .by(slow);

    assertThat(saves).hasValue(2);
    assertThat(answered.body()).contains("\"max_calls_per_day\":2", "\"max_total_calls\":4");
    RuleRecord kept = doors.rules.page(Stores.ACME, Optional.empty(), 1, 1).rules().get(0);
    assertThat(kept.version()).isEqualTo(3);
  }
}
