package dev.rollcall.api.tether;

import static dev.rollcall.api.tether.Scene.faults;
import static dev.rollcall.api.tether.Scene.with;
import static dev.rollcall.api.tether.Scene.withContact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that may be wrong with a campaign is said, and nothing of such a campaign is kept. */
class BadCampaignTest {
  private static final String NUMBER = "must be a valid telephone number in E.164";
  private static final String WHEN =
      "scheduleDate must be a date and time with its offset, such as 2026-11-07T05:31:56Z";

  private final Scene scene = new Scene();

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(scene.stores.campaigns.recent(Stores.ACME, Optional.empty(), 10).items()).isEmpty();
    assertThat(scene.stores.wakes.due(Stores.NOW.plusSeconds(1_000_000), 10)).isEmpty();
    assertThat(scene.stores.queued).isEmpty();
  }

  private static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  private static String large(int bytes) {
    return "{\"k\":" + text(bytes) + "}";
  }

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        arguments("[]", "body must be an object"),
        arguments(with("name", ""), "name is required"),
        arguments(with("name", "null"), "name must be a string"),
        arguments(with("name", "7"), "name must be a string"),
        arguments(with("name", "\"\""), "name must have at least 1 character"),
        arguments(with("name", text(256)), "name must have at most 255 characters"),
        arguments(with("message", ""), "message is required"),
        arguments(with("message", "null"), "message must be a string"),
        arguments(with("message", "[]"), "message must be a string"),
        arguments(with("message", "\"\""), "message must have at least 1 character"),
        arguments(with("message", "\" \\n\""), "message must not be blank"),
        arguments(with("message", text(10_001)), "message must have at most 10000 characters"),
        arguments(with("message", "\"{{>x}}\""), "message must not have partials, blocks or other"),
        arguments(
            with("message", "\"{{#x}}\""), "message must end the section that begins in line 1"),
        arguments(with("message", "\"{{x\""), "message must close the tag that it opens in line 1"),
        arguments(with("newContacts", "null"), "newContacts must be a list"),
        arguments(with("newContacts", "{}"), "newContacts must be a list"),
        arguments(with("newContacts", "[null]"), "newContacts.0 must be an object"),
        arguments(with("newContacts", "[\"+12125550123\"]"), "newContacts.0 must be an object"),
        arguments(withContact("phoneNumber", ""), "newContacts.0.phoneNumber is required"),
        arguments(withContact("phoneNumber", "null"), "newContacts.0.phoneNumber must be a string"),
        arguments(
            withContact("phoneNumber", "12125550123"),
            "newContacts.0.phoneNumber must be a string"),
        arguments(withContact("phoneNumber", "\"\""), "newContacts.0.phoneNumber " + NUMBER),
        arguments(withContact("phoneNumber", "\"911\""), "newContacts.0.phoneNumber " + NUMBER),
        arguments(
            withContact("phoneNumber", "\"+19005550123\""),
            "newContacts.0.phoneNumber is of a kind that is never called"),
        arguments(
            withContact("phoneNumber", text(65)),
            "newContacts.0.phoneNumber must have at most 64 characters"),
        arguments(withContact("email", "7"), "newContacts.0.email must be a string"),
        arguments(withContact("email", "\"x\""), "newContacts.0.email must be an e-mail address"),
        arguments(withContact("firstName", "7"), "newContacts.0.firstName must be a string"),
        arguments(
            withContact("firstName", text(256)),
            "newContacts.0.firstName must have at most 255 characters"),
        arguments(withContact("lastName", "{}"), "newContacts.0.lastName must be a string"),
        arguments(
            withContact("lastName", text(256)),
            "newContacts.0.lastName must have at most 255 characters"),
        arguments(withContact("timeZone", "0"), "newContacts.0.timeZone must be a string"),
        arguments(
            withContact("timeZone", "\"PST\""),
            "newContacts.0.timeZone must be an IANA region: did you mean America/Los_Angeles?"),
        arguments(
            withContact("notes", text(8 * 1024)), "newContacts.0.* must not exceed 8 KB together"),
        arguments(
            with("selectedExistingContacts", "null"), "selectedExistingContacts must be a list"),
        arguments(with("selectedExistingContacts", "7"), "selectedExistingContacts must be a list"),
        arguments(with("userIds", "null"), "userIds must be a list"),
        arguments(with("userIds", "\"x\""), "userIds must be a list"),
        arguments(with("rawCsvData", "null"), "rawCsvData must be an object"),
        arguments(with("rawCsvData", "[]"), "rawCsvData must be an object"),
        arguments(with("rawCsvData", "{\"headers\":[\"phone\"]}"), "rawCsvData.rows is required"),
        arguments(
            with("rawCsvData", "{\"headers\":[\"phone\"],\"rows\":null}"),
            "rawCsvData.rows must be a list"),
        arguments(
            with("rawCsvData", "{\"headers\":[\"phone\"],\"rows\":[],\"delimiter\":\";\"}"),
            "rawCsvData.delimiter is not known here"),
        arguments(with("scheduleDate", "null"), "scheduleDate must be a string"),
        arguments(with("scheduleDate", "7"), "scheduleDate must be a string"),
        arguments(with("scheduleDate", "\"\""), WHEN),
        arguments(with("scheduleDate", "\"2026-05-20\""), WHEN),
        arguments(with("scheduleDate", "\"2026-05-20T15:00:00\""), WHEN),
        arguments(with("scheduleDate", "\"2026-02-30T15:00:00Z\""), WHEN),
        arguments(with("process", "null"), "process must be a string"),
        arguments(with("process", "1"), "process must be a string"),
        arguments(with("process", text(256)), "process must have at most 255 characters"),
        arguments(with("status", "null"), "status must be a string"),
        arguments(with("status", "true"), "status must be a string"),
        arguments(with("status", "\"running\""), "status must be one of draft, scheduled"),
        arguments(with("status", "\"Draft\""), "status must be one of draft, scheduled"),
        arguments(with("status", "\"\""), "status must be one of draft, scheduled"),
        arguments(with("isAutopilot", "null"), "isAutopilot must be true or false"),
        arguments(with("isAutopilot", "\"true\""), "isAutopilot must be true or false"),
        arguments(with("isAutopilot", "0"), "isAutopilot must be true or false"),
        arguments(with("type", "null"), "type must be a string"),
        arguments(with("type", "\"fax\""), "type must be one of call, email, sms, whatsapp"),
        arguments(with("type", "\"SMS\""), "type must be one of call, email, sms, whatsapp"),
        arguments(with("segmentation", "null"), "segmentation must be an object"),
        arguments(with("segmentation", "[]"), "segmentation must be an object"),
        arguments(
            with("segmentation", large(32 * 1024)), "segmentation must not exceed 32 KB, seg"),
        arguments(with("assignment", "null"), "assignment must be an object"),
        arguments(with("assignment", "\"north\""), "assignment must be an object"),
        arguments(with("assignment", large(32 * 1024)), "assignment must not exceed 32 KB, seg"),
        arguments(with("isAutoPilot", "true"), "isAutoPilot is not known here"),
        arguments(with("sheduleDate", "\"x\""), "sheduleDate is not known here"));
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void isToldWhatIsWrong(String body, String fault) {
    Answered answered = scene.create(body);

    assertThat(faults(answered)).singleElement().asString().startsWith(fault);
    assertThat(answered.text("/success")).isEqualTo("false");
    assertThat(answered.text("/message")).isEqualTo("Validation failed");
  }

  @Test
  void isToldEverythingThatIsWrongAtOnce() {
    Answered answered =
        scene.create(
            """
            {"message": "{{#x}}", "type": "fax", "status": "sent", "isAutopilot": 1,
             "scheduleDate": "soon", "process": 7, "segmentation": 1, "assignment": 2,
             "newContacts": [{"phoneNumber": "x", "timeZone": "y"}, 7],
             "selectedExistingContacts": [{}, {"_id": 7}],
             "userIds": ["x"], "rawCsvData": {"headers": ["city", "city"], "rows": 7}, "nam": "x"}
            """);

    assertThat(faults(answered))
        .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
        .containsExactly(
            "name",
            "message",
            "type",
            "scheduleDate",
            "status",
            "process",
            "isAutopilot",
            "segmentation",
            "assignment",
            "rawCsvData.headers.1",
            "rawCsvData.headers",
            "rawCsvData.rows",
            "nam",
            "newContacts.0.phoneNumber",
            "newContacts.0.timeZone",
            "newContacts.1",
            "selectedExistingContacts.0._id",
            "selectedExistingContacts.1._id",
            "userIds.0");
  }

  @Test
  void namesSomebody() {
    String nobody =
        "body must name a contact in newContacts, selectedExistingContacts, userIds, rawCsvData";
    ObjectNode empty = Scene.nobody();
    empty.putArray("newContacts");
    empty.putArray("userIds");

    assertThat(faults(scene.create(Scene.nobody()))).containsExactly(nobody);
    assertThat(faults(scene.create(empty))).containsExactly(nobody);
  }

  @Test
  void namesNobodyAtAllIfNobodyOfThemIsKnown() {
    ObjectNode body = Scene.nobody();
    body.putArray("userIds").add(Scene.NOBODY).add("no id");
    body.putArray("selectedExistingContacts").addObject().put("_id", Scene.NOBODY);

    assertThat(faults(scene.create(body)))
        .containsExactlyInAnyOrder(
            "userIds.0 there is no such contact",
            "selectedExistingContacts.0 there is no such contact",
            "userIds.1 must be 24 hexadecimal digits");
  }

  @Test
  void namesNobodyOfAnotherAccount() {
    scene.stores.put(Stores.tenant(Stores.GLOBEX, "secret", Policy.DEFAULT));
    ObjectNode body = Scene.nobody();
    body.putArray("userIds").add(Scene.SAM);
    String stranger = scene.stores.token(Stores.GLOBEX);

    Answered answered =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(stranger)
            .json(body.toString())
            .by(scene.create);

    assertThat(faults(answered)).containsExactly("userIds.0 there is no such contact");
  }

  @Test
  void isToldOfUnknownPeopleBesideAllThatIsWrongElsewhere() {
    ObjectNode body = Scene.nobody().put("scheduleDate", "soon").put("nam", "x");
    body.putArray("userIds").add(Scene.NOBODY);

    assertThat(faults(scene.create(body)))
        .extracting(fault -> fault.substring(0, fault.indexOf(' ')))
        .containsExactly("scheduleDate", "nam", "userIds.0");
  }

  @Test
  void isToldOfLackingWordsBesideAllThatIsWrongElsewhere() {
    ObjectNode body =
        Scene.body().put("message", "{{city}} {{process}}").put("status", "x").put("process", 7);

    assertThat(faults(scene.create(body)))
        .containsExactly(
            "status must be one of draft, scheduled",
            "process must be a string",
            "message needs {{city}}, which none of the contacts has");
  }

  @Test
  void takesNobodysWordsForLackingWhileNotEverybodyCouldBeRead() {
    ObjectNode body = Scene.body().put("message", "{{city}}").put("rawCsvData", "x");

    assertThat(faults(scene.create(body))).containsExactly("rawCsvData must be an object");
  }

  @Test
  void needsNoVariableThatNobodyHas() {
    ObjectNode body = Scene.body().put("message", "Hi {{firstName}} of {{city}}, {{firstName}}");

    assertThat(faults(scene.create(body)))
        .containsExactly(
            "message needs {{city}}, which none of the contacts has",
            "message needs {{firstName}}, which none of the contacts has");
  }

  @Test
  void namesNoMoreThanTwentyThousandContactsInAll() {
    ObjectNode one = Scene.nobody();
    fill(one.putArray("userIds"), 20_001);
    ObjectNode two = Scene.nobody();
    fill(two.putArray("userIds"), 10_001);
    two.putObject("rawCsvData").putArray("headers").add("phone");
    ArrayNode rows = ((ObjectNode) two.get("rawCsvData")).putArray("rows");
    for (int i = 0; i < 10_000; i++) {
      rows.addArray().add("+12125550123");
    }

    assertThat(faults(scene.create(one))).contains("userIds must have at most 20000 items");
    assertThat(faults(scene.create(two)))
        .containsExactly("body must name at most 20000 contacts in all");
  }

  private static void fill(ArrayNode ids, int count) {
    for (int i = 0; i < count; i++) {
      ids.add("%024x".formatted(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "whatsapp", "email", "call"})
  void needsAChannel(String type) {
    Tenant acme = scene.stores.tenants.find(Stores.ACME).orElseThrow();
    scene.stores.put(
        new Tenant(acme.id(), acme.name(), acme.policy(), Map.of(), acme.webhookSecret()));
    ObjectNode body = Scene.body().put("type", type);
    ((ObjectNode) body.withArray("newContacts").get(0)).put("email", "ada@example.com");

    assertThat(faults(scene.create(body)))
        .containsExactly("type this account has no channel for " + type);
  }

  @Test
  void answersInItsOwnEnvelopeWhateverIsWrong() {
    Answered malformed = scene.create("{");
    Answered anonymous =
        Call.to(CreateCampaignHandler.ROUTE).json(Scene.body().toString()).by(scene.create);
    Answered refused =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer("rc_x")
            .json(Scene.body().toString())
            .by(scene.create);
    Answered typed =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(scene.token)
            .header("content-type", "text/csv")
            .body("x")
            .by(scene.create);
    Answered large = scene.create(" ".repeat(5 * 1024 * 1024) + "{}");

    assertThat(malformed.status()).isEqualTo(400);
    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(typed.status()).isEqualTo(415);
    assertThat(large.status()).isEqualTo(413);
    assertThat(Stream.of(malformed, anonymous, refused, typed, large))
        .allSatisfy(
            answered -> {
              assertThat(answered.text("/success")).isEqualTo("false");
              assertThat(answered.text("/message")).isNotBlank();
              assertThat(answered.json().get("errors").isArray()).isTrue();
            });
  }
}
