package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.Policy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contact lists, and campaigns made from them, in our own dialect. */
class ContactListsTest {
  private static final String AGENT = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
  private static final String RULE = "0c1d2e3f-1111-4222-8333-444455556666";
  private static final String TEXT_RULE = "0c1d2e3f-1111-4222-8333-444455557777";

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final ContactListsHandler handler = Doors.contactLists(stores);

  private Call call(String route) {
    return Call.to(route).bearer(token);
  }

  private String made(String name) {
    return call(ContactListsHandler.CREATE)
        .json("{\"name\":\"" + name + "\"}")
        .by(handler)
        .text("/id");
  }

  private Answered add(String id, String... numbers) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String number : numbers) {
      body.withArray("entries").addObject().put("phone_number", number);
    }
    return call(ContactListsHandler.ADD).path("id", id).json(body.toString()).by(handler);
  }

  private Answered campaign(String id, String body) {
    return call(ContactListsHandler.CAMPAIGN).path("id", id).json(body).by(handler);
  }

  private String filled() {
    String id = made("Due");
    add(id, "+12125550123", "+13125550147");
    return id;
  }

  @Test
  void areMadeAndReadBack() {
    Answered made =
        call(ContactListsHandler.CREATE)
            .json("{\"name\":\"Due\",\"description\":\"July\",\"allow_duplicates\":true}")
            .by(handler);

    assertThat(made.status()).isEqualTo(201);
    String id = made.text("/id");
    assertThat(made.headers()).containsEntry("Location", "/v1/contact-lists/" + id);
    Answered shown = call(ContactListsHandler.SHOW).path("id", id).by(handler);
    assertThat(shown.body()).isEqualTo(made.body());
    assertThat(shown.text("/name")).isEqualTo("Due");
    assertThat(shown.text("/description")).isEqualTo("July");
    assertThat(shown.text("/source")).isEqualTo("v1");
    assertThat(shown.text("/allow_duplicates")).isEqualTo("true");
    assertThat(shown.text("/created_at")).isEqualTo("2026-11-21T15:00:00Z");
    assertThat(shown.text("/expires_at")).isEqualTo("2028-11-20T15:00:00Z");
  }

  @Test
  void haveNamesOfTheirOwn() {
    made("Due");

    assertThat(call(ContactListsHandler.CREATE).json("{\"name\":\"Due\"}").by(handler).status())
        .isEqualTo(409);
  }

  @Test
  void areListedNewestFirstPageByPage() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      stores.now = stores.now.plusSeconds(1);
      ids.addFirst(made("List " + i));
    }

    Answered first = call(ContactListsHandler.LIST).query("limit", "2").by(handler);
    Answered second =
        call(ContactListsHandler.LIST).query("cursor", first.text("/next_cursor")).by(handler);

    assertThat(first.json().at("/data").findValuesAsText("id")).isEqualTo(ids.subList(0, 2));
    assertThat(second.json().at("/data").findValuesAsText("id")).isEqualTo(ids.subList(2, 3));
    assertThat(second.json().at("/next_cursor").isNull()).isTrue();
  }

  @Test
  void showTheirEntriesPageByPage() {
    String id = made("Due");
    assertThat(add(id, "+12125550101", "+12125550102", "+12125550103").body())
        .isEqualTo("{\"received\":3}");

    Answered first =
        call(ContactListsHandler.ENTRIES).path("id", id).query("limit", "2").by(handler);
    Answered second =
        call(ContactListsHandler.ENTRIES)
            .path("id", id)
            .query("cursor", first.text("/next_cursor"))
            .by(handler);

    List<String> numbers = new ArrayList<>(first.json().findValuesAsText("phone_number"));
    numbers.addAll(second.json().findValuesAsText("phone_number"));
    assertThat(numbers).containsExactlyInAnyOrder("+12125550101", "+12125550102", "+12125550103");
    assertThat(call(ContactListsHandler.SHOW).path("id", id).by(handler).text("/records"))
        .isEqualTo("3");
  }

  @Test
  void takeNoCursorOfAnotherList() {
    String id = filled();
    String other = made("Other");
    String cursor =
        call(ContactListsHandler.ENTRIES)
            .path("id", id)
            .query("limit", "1")
            .by(handler)
            .text("/next_cursor");

    assertThat(
            call(ContactListsHandler.ENTRIES)
                .path("id", other)
                .query("cursor", cursor)
                .by(handler)
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ContactListsHandler.SHOW,
        ContactListsHandler.ENTRIES,
        ContactListsHandler.ADD,
        ContactListsHandler.CAMPAIGN
      })
  void areUnknownToStrangers(String route) {
    String id = filled();
    String stranger = stores.token(Stores.GLOBEX);
    String body = "{\"name\":\"x\",\"agent_id\":\"" + AGENT + "\",\"entries\":[]}";

    assertThat(Call.to(route).bearer(stranger).path("id", id).json(body).by(handler).status())
        .isEqualTo(404);
    assertThat(call(route).path("id", "cl-x").json(body).by(handler).status()).isEqualTo(404);
    assertThat(Call.to(route).path("id", id).json(body).by(handler).status()).isEqualTo(401);
  }

  static Stream<Arguments> badLists() {
    return Stream.of(
        arguments("{}", "#/name is required"),
        arguments("{\"name\":\" \"}", "#/name must not be blank"),
        arguments("{\"name\":null}", "#/name must be a string"),
        arguments(
            "{\"name\":\"" + "x".repeat(49) + "\"}", "#/name must have at most 48 characters"),
        arguments("{\"name\":\"a\",\"description\":7}", "#/description must be a string"),
        arguments(
            "{\"name\":\"a\",\"description\":\"" + "x".repeat(257) + "\"}",
            "#/description must have at most 256 characters"),
        arguments(
            "{\"name\":\"a\",\"allow_duplicates\":null}",
            "#/allow_duplicates must be true or false"),
        arguments("{\"name\":\"a\",\"source\":\"x\"}", "#/source is not known here"));
  }

  @ParameterizedTest
  @MethodSource("badLists")
  void sayWhatIsWrong(String body, String fault) {
    assertThat(faults(call(ContactListsHandler.CREATE).json(body).by(handler)))
        .containsExactly(fault);
    assertThat(OpenApi.faultsOf(ContactListsHandler.CREATE, body)).isNotEmpty();
  }

  static Stream<Arguments> badEntries() {
    return Stream.of(
        arguments("{}", "#/entries is required"),
        arguments("{\"entries\":[]}", "#/entries must have at least 1 item"),
        arguments("{\"entries\":[{}]}", "#/entries/0/phone_number is required"),
        arguments(
            "{\"entries\":[{\"phone_number\":\"x\"}]}",
            "#/entries/0/phone_number must be a valid telephone number in E.164"),
        arguments(
            "{\"entries\":[{\"phone_number\":\"+12125550123\",\"priority\":10}]}",
            "#/entries/0/priority must be at most 9"),
        arguments(
            "{\"entries\":[{\"phone_number\":\"+12125550123\",\"timezone\":\"Mars/Base\"}]}",
            "#/entries/0/timezone must be an IANA region, such as Europe/London"),
        arguments(
            "{\"entries\":[{\"phone_number\":\"+12125550123\"}],\"x\":1}",
            "#/x is not known here"));
  }

  @ParameterizedTest
  @MethodSource("badEntries")
  void sayWhatIsWrongWithEntries(String body, String fault) {
    String id = made("Due");

    assertThat(faults(call(ContactListsHandler.ADD).path("id", id).json(body).by(handler)))
        .containsExactly(fault);
  }

  private static List<String> faults(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(422);
    List<String> faults = new ArrayList<>();
    answered
        .json()
        .at("/errors")
        .forEach(
            error ->
                faults.add(error.get("pointer").asText() + " " + error.get("detail").asText()));
    return faults;
  }

  // Campaigns.

  private static ObjectNode smallest() {
    return JsonNodeFactory.instance.objectNode().put("name", "Renewals").put("agent_id", AGENT);
  }

  private static String with(String name, String json) {
    ObjectNode body = smallest();
    if (json.isEmpty()) {
      body.remove(name);
    } else {
      body.set(name, tree(json));
    }
    return body.toString();
  }

  private static JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private Campaign kept(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(201);
    return stores.campaign(answered.text("/id"));
  }

  @Test
  void areGoneOnTheirDate() {
    String list = filled();
    stores.now = stores.now.plus(Policy.Retention.DEFAULT.lists()).minusSeconds(1);
    assertThat(call(ContactListsHandler.SHOW).path("id", list).by(handler).status()).isEqualTo(200);

    stores.now = stores.now.plusSeconds(1);

    assertThat(call(ContactListsHandler.SHOW).path("id", list).by(handler).status()).isEqualTo(404);
    assertThat(campaign(list, smallest().toString()).status()).isEqualTo(404);
  }

  @Test
  void becomeCampaigns() {
    String list = filled();

    Answered answered = campaign(list, smallest().toString());

    Campaign campaign = kept(answered);
    assertThat(answered.headers())
        .containsEntry("Location", "/v1/campaigns/" + campaign.key().id());
    assertThat(answered.text("/status")).isEqualTo("running");
    assertThat(answered.text("/total")).isEqualTo("2");
    assertThat(answered.text("/progress/recipients")).isEqualTo("2");
    assertThat(campaign.dialect()).isEqualTo("v1");
    assertThat(campaign.channel()).isEqualTo(Channel.CALL);
    assertThat(campaign.rule()).isEqualTo(Rule.defaults(RuleType.CALL));
    assertThat(campaign.schedule())
        .as("it ends when its contacts might be forgotten")
        .isEqualTo(Schedule.NOW.bounded(Stores.NOW, Policy.Retention.DEFAULT.unusedContacts()));
    assertThat(campaign.isCapped()).isFalse();
    assertThat(campaign.script().agentId()).contains(AGENT);
    assertThat(call(ContactListsHandler.SHOW).path("id", list).by(handler).text("/campaigns/0"))
        .isEqualTo(campaign.key().id().value());
  }

  @Test
  void becomeCampaignsAsTheRequestSays() {
    keepRule(RULE, Rule.defaults(RuleType.CALL));
    Answered answered =
        campaign(
            filled(),
            """
            {"name":"Everything","channel":"call","agent_id":"%s","message":"Hello {{first_name}}",
            "rule":{"uuid":"%s","attempts_total_max":4,"attempts_per_day_max":2,
            "retry_gap_seconds":60,"start_time":"10:00","end_time":"12:30:15","dnc_check":false,
            "remove_on_opt_out":false},"context":{"offer":1},
            "schedule_at":"2026-11-22T10:00:00+01:00","start_date":"2026-11-22",
            "end_date":"2026-11-30","concurrency":20,"auto_start":false,
            "webhook":{"url":"https://hooks.example.com/","secret":"s","every_attempt":true}}
            """
                .formatted(AGENT, RULE.toUpperCase(Locale.ROOT)));

    Campaign campaign = kept(answered);
    assertThat(campaign.status()).isEqualTo(CampaignStatus.DRAFT);
    Rule rule = campaign.rule();
    assertThat(rule.attemptsTotalMax()).isEqualTo(4);
    assertThat(rule.attemptsPerDayMax()).isEqualTo(2);
    assertThat(rule.retryGap()).contains(Duration.ofMinutes(1));
    assertThat(rule.startTime()).isEqualTo(LocalTime.of(10, 0));
    assertThat(rule.endTime()).contains(LocalTime.of(12, 30, 15));
    assertThat(rule.dncCheck()).isFalse();
    assertThat(rule.removeOnOptOut()).isFalse();
    assertThat(campaign.schedule().at().orElseThrow()).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(campaign.schedule().startDate()).contains(LocalDate.of(2026, 11, 22));
    assertThat(campaign.schedule().endDate()).contains(LocalDate.of(2026, 11, 30));
    assertThat(campaign.concurrency()).isEqualTo(20);
    assertThat(campaign.script().message()).contains("Hello {{first_name}}");
    assertThat(campaign.script().context()).isEqualTo(Map.of("offer", 1));
    assertThat(campaign.webhook().orElseThrow().everyAttempt()).isTrue();
  }

  private void keepRule(String uuid, Rule rule) {
    stores.rules.save(RuleRecord.of(new RuleKey(Stores.ACME, uuid), rule, Stores.NOW));
  }

  @Test
  void becomeCampaignsOfTextsByATemplate() {
    stores.templates.save(
        new MessageTemplate(
            new TemplateKey(Stores.ACME, 7),
            "T",
            Optional.empty(),
            "Hello there",
            Stores.NOW,
            Stores.NOW,
            1));

    Campaign campaign =
        kept(campaign(filled(), "{\"name\":\"Texts\",\"channel\":\"sms\",\"template_id\":7}"));

    assertThat(campaign.channel()).isEqualTo(Channel.SMS);
    assertThat(campaign.rule()).isEqualTo(Rule.defaults(RuleType.TEXT));
    assertThat(campaign.script().message()).contains("Hello there");
  }

  @Test
  void becomeOneCampaignHoweverOftenAKeyedRequestIsSent() {
    String list = filled();
    Call first =
        call(ContactListsHandler.CAMPAIGN)
            .path("id", list)
            .header("idempotency-key", "k")
            .json(smallest().toString());

    assertThat(first.by(handler).body()).isEqualTo(first.by(handler).body());
    assertThat(stores.campaigns.recent(Stores.ACME, Optional.empty(), 10).items()).hasSize(1);
  }

  static Stream<Arguments> badCampaigns() {
    String texts = "{\"name\":\"x\",\"channel\":\"sms\"}";
    return Stream.of(
        arguments("[]", "# must be an object"),
        arguments(with("name", ""), "#/name is required"),
        arguments(with("name", "\"\""), "#/name must have at least 1 character"),
        arguments(
            with("name", "\"" + "x".repeat(256) + "\""), "#/name must have at most 255 characters"),
        arguments(with("channel", "\"email\""), "#/channel must be one of call, sms, whatsapp"),
        arguments(with("channel", "null"), "#/channel must be a string"),
        arguments(
            "{\"name\":\"x\",\"channel\":\"whatsapp\",\"message\":\"hi\"}",
            "#/channel is none that this account has"),
        arguments(
            with("agent_id", ""), "#/agent_id is required, or a message or template_id instead"),
        arguments(
            with("agent_id", "null"),
            "#/agent_id is required, or a message or template_id instead"),
        arguments(with("agent_id", "\"x\""), "#/agent_id must be a UUID"),
        arguments(texts, "#/message is required, or a template_id instead"),
        arguments(with("message", "\"{{\""), "#/message"),
        arguments(with("message", "\" \""), "#/message must not be blank"),
        arguments(
            with("message", "\"" + "x".repeat(10_001) + "\""),
            "#/message must have at most 10000 characters"),
        arguments(with("template_id", "7"), "#/template_id is not that of a template"),
        arguments(with("template_id", "0"), "#/template_id must be at least 1"),
        arguments(with("context", "[]"), "#/context must be an object"),
        arguments(
            with("context", "{\"k\":\"" + "x".repeat(32 * 1024) + "\"}"),
            "#/context must not exceed 32 KB"),
        arguments(with("rule", "7"), "#/rule must be an object"),
        arguments(with("rule", "{\"uuid\":\"x\"}"), "#/rule/uuid must be a UUID"),
        arguments(
            with("rule", "{\"uuid\":\"" + AGENT + "\"}"), "#/rule/uuid is not that of a rule"),
        arguments(
            with("rule", "{\"uuid\":\"" + TEXT_RULE + "\"}"),
            "#/rule/uuid is that of a rule for another kind of channel"),
        arguments(
            with("rule", "{\"attempts_total_max\":0}"),
            "#/rule/attempts_total_max must be at least 1"),
        arguments(
            with("rule", "{\"attempts_per_day_max\":101}"),
            "#/rule/attempts_per_day_max must be at most 100"),
        arguments(
            with("rule", "{\"retry_gap_seconds\":-1}"),
            "#/rule/retry_gap_seconds must be at least 0"),
        arguments(
            with("rule", "{\"start_time\":\"25:00\"}"),
            "#/rule/start_time must be a time of day, such as 09:30 or 09:30:00"),
        arguments(
            with("rule", "{\"start_time\":\"18:00\"}"),
            "#/rule/end_time must not be the start_time"),
        arguments(with("rule", "{\"dnc_check\":1}"), "#/rule/dnc_check must be true or false"),
        arguments(
            with("rule", "{\"remove_on_opt_out\":1}"),
            "#/rule/remove_on_opt_out must be true or false"),
        arguments(with("rule", "{\"more\":1}"), "#/rule/more is not known here"),
        arguments(
            "{\"name\":\"x\",\"channel\":\"sms\",\"message\":\"hi\",\"rule\":{\"attempts_total_max\":2}}",
            "#/rule/attempts_total_max must be at most 1"),
        arguments(
            with("schedule_at", "\"tomorrow\""),
            "#/schedule_at must be a date and time with its offset, such as 2026-11-07T05:31:56Z"),
        arguments(
            with("start_date", "\"2026-02-30\""),
            "#/start_date must be a date, such as 2026-11-07"),
        arguments(with("end_date", "\"2026-11-20\""), "#/end_date is over everywhere"),
        arguments(with("concurrency", "0"), "#/concurrency must be at least 1"),
        arguments(with("concurrency", "21"), "#/concurrency must be at most 20"),
        arguments(with("auto_start", "null"), "#/auto_start must be true or false"),
        arguments(with("webhook", "\"x\""), "#/webhook must be an object"),
        arguments(with("webhook", "{}"), "#/webhook/url is required"),
        arguments(with("webhook", "{\"url\":\"http://hooks.example.com/\"}"), "#/webhook/url"),
        arguments(
            with("webhook", "{\"url\":\"https://hooks.example.com/\",\"secret\":\"whsec_!\"}"),
            "#/webhook/secret must be base64 after its prefix whsec_"),
        arguments(
            with("webhook", "{\"url\":\"https://hooks.example.com/\",\"every_attempt\":1}"),
            "#/webhook/every_attempt must be true or false"),
        arguments(
            with("webhook", "{\"url\":\"https://hooks.example.com/\",\"x\":1}"),
            "#/webhook/x is not known here"),
        arguments(with("x", "1"), "#/x is not known here"));
  }

  @ParameterizedTest
  @MethodSource("badCampaigns")
  void sayWhatIsWrongWithCampaigns(String body, String fault) {
    keepRule(TEXT_RULE, Rule.defaults(RuleType.TEXT));

    List<String> faults = faults(campaign(filled(), body));

    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst()).startsWith(fault);
    assertThat(stores.campaigns.recent(Stores.ACME, Optional.empty(), 1).items()).isEmpty();
  }

  @Test
  void sayAllThatIsWrongWithACampaignAtOnce() {
    assertThat(
            faults(
                campaign(
                    filled(),
                    """
                    {"channel":"sms","message":"hi","template_id":7,"start_date":"2026-12-02",
                    "end_date":"2026-12-01","rule":{"x":1},"concurrency":99}\
                    """)))
        .containsExactly(
            "#/name is required",
            "#/rule/x is not known here",
            "#/template_id is not that of a template",
            "#/template_id must not stand beside a message",
            "#/end_date must not be before the start_date",
            "#/concurrency must be at most 20");
  }
}
