package dev.rollcall.api.mihu;

import static dev.rollcall.api.mihu.Texts.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.channel.Channel;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that may be wrong with a listing is said, and nothing of such a listing is kept. */
class BadListingTest {
  private static final String ANN = "+12125550123";
  private static final String STRING = "must be a string";
  private static final String WHOLE = "must be an integer";
  private static final String FLAG = "must be true or false";
  private static final String DATE = "must be a date, such as 2026-11-07";
  private static final String TIME = "must be a time of day, such as 09:30 or 09:30:00";

  private final Doors doors = new Doors();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(doors.stores.campaigns.recent(Stores.ACME, Optional.empty(), 10).items()).isEmpty();
    assertThat(doors.stores.queued).isEmpty();
  }

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        arguments("name", "", "is required"),
        arguments("name", "null", STRING),
        arguments("name", "7", STRING),
        arguments("name", "\"\"", "must have at least 1 character"),
        arguments("name", letters(256), "must have at most 255 characters"),
        arguments("contacts", "", "is required"),
        arguments("contacts", "null", "must be a list"),
        arguments("contacts", "{}", "must be a list"),
        arguments("contacts", "\"" + ANN + "\"", "must be a list"),
        arguments("contacts", "[]", "must have at least 1 item"),
        arguments("description", "7", STRING),
        arguments("description", letters(5001), "must have at most 5000 characters"),
        arguments("campaign_type", "null", STRING),
        arguments("campaign_type", "1", STRING),
        arguments("campaign_type", "\"\"", "must be one of call, text"),
        arguments("campaign_type", "\"sms\"", "must be one of call, text"),
        arguments("start_date", "null", STRING),
        arguments("start_date", "20261122", STRING),
        arguments("start_date", "\"\"", DATE),
        arguments("start_date", "\"2026-02-30\"", DATE),
        arguments("start_date", "\"22.11.2026\"", DATE),
        arguments("start_date", "\"2026-11-22T00:00:00Z\"", DATE),
        arguments("end_date", "null", STRING),
        arguments("end_date", "\"2026-1-1\"", DATE),
        arguments("end_date", "\"2026-11-20\"", "is over everywhere"),
        arguments("agent_uuid", "null", STRING),
        arguments("agent_uuid", "7", STRING),
        arguments("agent_uuid", "\"\"", "must be a UUID"),
        arguments("agent_uuid", "\"550e8400e29b41d4a716446655440000\"", "must be a UUID"),
        arguments("contact_template_setting_id", "\"123\"", WHOLE),
        arguments("contact_template_setting_id", "1.5", WHOLE),
        arguments("contact_template_setting_id", "0", "must be at least 1"),
        arguments("contact_template_setting_id", "-1", "must be at least 1"),
        arguments("contact_template_setting_id", "2147483648", "must be at most 2147483647"),
        arguments("contact_template_setting_id", "123", "names no template of this account"),
        arguments("auto_start", "null", FLAG),
        arguments("auto_start", "\"true\"", FLAG),
        arguments("auto_start", "1", FLAG),
        arguments("rule", "null", "must be an object"),
        arguments("rule", "[]", "must be an object"),
        arguments("rule", "\"Default Rule\"", "must be an object"),
        arguments("campaing_type", "\"call\"", "is not known here"),
        arguments("uuid", "\"" + Texts.AGENT + "\"", "is not known here"));
  }

  static Stream<Arguments> oneThingWrongWithTheRule() {
    return Stream.of(
        arguments("uuid", "null", STRING),
        arguments("uuid", "7", STRING),
        arguments("uuid", "\"\"", "names no rule of this account"),
        arguments("uuid", "\"<string>\"", "names no rule of this account"),
        arguments("uuid", "\"" + Texts.AGENT + "\"", "names no rule of this account"),
        arguments("uuid", letters(65), "must have at most 64 characters"),
        arguments("name", "\"ab\"", "must have at least 3 characters"),
        arguments("name", letters(256), "must have at most 255 characters"),
        arguments("type", "null", STRING),
        arguments("type", "\"fax\"", "must be one of call, text"),
        arguments("type", "\"text\"", "is for another campaign_type: this one is call"),
        arguments("max_calls_per_day", "0", "must be at least 1"),
        arguments("max_calls_per_day", "null", WHOLE),
        arguments("max_total_calls", "\"10\"", WHOLE),
        arguments("retry_interval_minutes", "0", "must be at least 1"),
        arguments("start_time", "\"9\"", TIME),
        arguments("start_time", "\"18:00\"", "must differ: a window needs two different times"),
        arguments("end_time", "\"18:00:00:00\"", TIME),
        arguments("dnc_check", "\"yes\"", FLAG),
        arguments("remove_on_opt_out", "null", FLAG),
        arguments("escalation_after_failed_attempts", "-1", "must be at least 0"),
        arguments("escalation_type", letters(256), "must have at most 255 characters"),
        arguments("escalation_target", letters(1001), "must have at most 1000 characters"),
        arguments("max_call_per_day", "3", "is not known here"));
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void saysWhatIsWrong(String field, String json, String message) {
    assertThat(Texts.faults(doors.createListing(Texts.with(Texts.listing(ANN), field, json))))
        .containsExactly(field + ": " + message);
  }

  @ParameterizedTest
  @MethodSource("oneThingWrongWithTheRule")
  void saysWhatIsWrongWithTheRule(String field, String json, String message) {
    ObjectNode body = Texts.listing(ANN);
    body.putObject("rule").set(field, Texts.tree(json));

    assertThat(Texts.faults(doors.createListing(body.toString())))
        .containsExactly("rule." + field + ": " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"listing\"", "7", "true"})
  void mustBeAnObject(String body) {
    assertThat(Texts.faults(doors.createListing(body))).containsExactly("body: must be an object");
  }

  @Test
  void mustNotEndBeforeItBegins() {
    ObjectNode body = Texts.listing(ANN).put("start_date", "2026-12-02");

    assertThat(Texts.faults(doors.createListing(body.put("end_date", "2026-12-01").toString())))
        .containsExactly("end_date: must not be before start_date");
  }

  @Test
  void needsSomethingToSayOnceItSendsTexts() {
    assertThat(
            Texts.faults(
                doors.createListing(Texts.listing(ANN).put("campaign_type", "text").toString())))
        .containsExactly(
            "contact_template_setting_id: is required for texts, unless agent_uuid says who"
                + " writes them");
    ObjectNode withNull = Texts.listing(ANN).put("campaign_type", "text");
    withNull.putNull("contact_template_setting_id");
    assertThat(Texts.faults(doors.createListing(withNull.toString()))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"call, text", "text, call"})
  void mayNotNameARuleOfTheOtherType(String campaign, String rule) {
    String uuid = doors.createRule(Texts.rule().put("type", rule).toString()).text("/data/uuid");
    ObjectNode body = Texts.listing(ANN).put("campaign_type", campaign);
    body.put("agent_uuid", Texts.AGENT).putObject("rule").put("uuid", uuid);

    assertThat(Texts.faults(doors.createListing(body.toString())))
        .containsExactly("rule.uuid: is for another campaign_type: this one is " + campaign);
  }

  @Test
  void mayNotNameARuleOfAnotherAccount() {
    String uuid = doors.createRule(Texts.rule().toString()).text("/data/uuid");
    ObjectNode body = Texts.listing(ANN);
    body.putObject("rule").put("uuid", uuid);
    String stranger = doors.stores.token(Stores.GLOBEX);

    assertThat(
            Texts.faults(
                Call.to(CreateListingHandler.ROUTE)
                    .bearer(stranger)
                    .json(body.toString())
                    .by(doors.createListing())))
        .containsExactly("rule.uuid: names no rule of this account");
  }

  @Test
  void needsAnHourInWhichTheAccountReachesPeople() {
    ObjectNode body = Texts.listing(ANN);
    body.putObject("rule").put("start_time", "21:00").put("end_time", "08:00");

    assertThat(Texts.faults(doors.createListing(body.toString())))
        .containsExactly("rule: leaves no hour in which this account reaches people");
  }

  @ParameterizedTest
  @CsvSource({"CALL, text", "SMS, call", "EMAIL, call"})
  void needsAChannelOfTheAccount(Channel only, String type) {
    doors.channels(only);
    ObjectNode body = Texts.listing(ANN).put("campaign_type", type);

    assertThat(Texts.faults(doors.createListing(body.put("agent_uuid", Texts.AGENT).toString())))
        .containsExactly("campaign_type: is nothing this account has a channel for");
  }

  @Test
  void needsOneRowThatIsOfUse() {
    assertThat(Texts.faults(doors.createListing(Texts.listing("1", "nobody").toString())))
        .containsExactly(
            "contacts.0.phone_number: must be a valid telephone number in E.164",
            "contacts.1.phone_number: must be a valid telephone number in E.164");
  }

  @Test
  void takesSoManyRowsAndNoMore() {
    String rows = "{},".repeat(50_000);

    assertThat(Texts.faults(doors.createListing("{\"name\":\"x\",\"contacts\":[" + rows + "{}]}")))
        .startsWith("contacts: must have at most 50000 items");
  }

  @Test
  void looksAtTheRuleAlsoWhereTheTypeOfTheCampaignIsNone() {
    ObjectNode body = Texts.listing(ANN).put("campaign_type", "fax");
    body.putObject("rule").put("type", "text").put("max_total_calls", 0);

    assertThat(Texts.faults(doors.createListing(body.toString())))
        .containsExactly(
            "campaign_type: must be one of call, text", "rule.max_total_calls: must be at least 1");
  }

  @Test
  void saysAllThatIsWrongAtOnceAlsoWithTheRows() {
    String body =
        """
        {"name": "",
         "contacts": [{"phone_number": "+12125550123"},
                      {"phone_number": 7, "email": "x", "timezone": "EST"},
                      "+12125550124"],
         "description": 7, "campaign_type": "call", "start_date": "soon",
         "end_date": "2020-01-01", "agent_uuid": "nobody", "contact_template_setting_id": "x",
         "rule": {"uuid": 1, "name": "ab", "type": "fax", "max_total_calls": 0, "colour": "red"},
         "auto_start": "yes", "color": "red"}\
        """;

    assertThat(Texts.faults(doors.createListing(body)))
        .containsExactly(
            "name: must have at least 1 character",
            "description: must be a string",
            "start_date: " + DATE,
            "end_date: is over everywhere",
            "agent_uuid: must be a UUID",
            "contact_template_setting_id: must be an integer",
            "rule.uuid: must be a string",
            "rule.name: must have at least 3 characters",
            "rule.type: must be one of call, text",
            "rule.max_total_calls: must be at least 1",
            "rule.colour: is not known here",
            "auto_start: must be true or false",
            "color: is not known here",
            "contacts.1.phone_number: must be a string",
            "contacts.1.email: must be an e-mail address",
            "contacts.1.timezone: must be an IANA region: did you mean America/New_York or"
                + " America/Panama?",
            "contacts.2: must be an object");
  }
}
