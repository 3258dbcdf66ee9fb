package dev.rollcall.api.kore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.list.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How contacts are added to a list. */
class AddContactsTest {
  private static final String NUMBER = "+12125550123";

  private final Stores stores = new Stores();
  private final Kore kore = new Kore(stores);
  private final AddContactsHandler handler = kore.adding();

  @BeforeEach
  void makeLists() {
    makeList("Due", false);
    makeList("Twice", true);
  }

  private void makeList(String name, boolean duplicates) {
    Kore.create()
        .json(
            "{\"name\":\"%s\",\"description\":\"x\",\"source\":\"passiveApi\",\"allowDuplicates\":%s}"
                .formatted(name, duplicates))
        .by(kore.creating());
  }

  private static ObjectNode body(String list, String... numbers) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("contact_list_name", list);
    ArrayNode data = body.putArray("data");
    for (String number : numbers) {
      data.addObject().put("phoneNumber", number);
    }
    return body;
  }

  private static String withRow(String name, String json) {
    ObjectNode body = body("Due", NUMBER);
    ObjectNode row = (ObjectNode) body.withArray("data").get(0);
    if (json.isEmpty()) {
      row.remove(name);
    } else {
      row.set(name, tree(json));
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

  private Answered add(JsonNode body) {
    return add(body.toString());
  }

  private Answered add(String body) {
    return Kore.add().json(body).by(handler);
  }

  private ContactList list(String name) {
    return stores.contactLists.named(Stores.ACME, name).orElseThrow();
  }

  private List<ListEntry> entries(String name) {
    return new Members(stores.listEntries).page(list(name).key(), Optional.empty(), 100).items();
  }

  private Contact contact(String number) {
    return stores.contacts.find(Stores.ACME, new Address(number)).orElseThrow();
  }

  private static List<String> msgs(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(400);
    List<String> msgs = new ArrayList<>();
    answered.json().at("/errors").forEach(error -> msgs.add(error.get("msg").asText()));
    return msgs;
  }

  @Test
  void answersThatTheyAreOnTheirWay() {
    Answered answered = add(body("Due", NUMBER, "+13125550147"));

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body())
        .isEqualTo("{\"message\":\"Adding contacts to public list is in progress\"}");
    assertThat(list("Due").records()).isEqualTo(2);
    assertThat(list("Due").updatedBy()).isEqualTo("u-eb5bbee1-6af9-5b9a-b471-03a3fe4aaaaa");
    assertThat(entries("Twice")).isEmpty();
  }

  @Test
  void keepsEveryColumn() {
    add(
        """
        {"contact_list_name":"Due","data":[{"phoneNumber":"(212) 555-0123","firstName":"Ada",
        "lastName":"Example","timeZone":"America/Denver","uniqueId":"4711","contactPriority":1,
        "plan":"Basic","visits":[1,2],"first_name":"what firstName says goes first"}]}\
        """);

    Contact contact = contact(NUMBER);
    assertThat(contact.zone()).contains("America/Denver");
    assertThat(contact.attributes())
        .isEqualTo(
            Map.of(
                "first_name",
                "Ada",
                "last_name",
                "Example",
                "unique_id",
                "4711",
                "plan",
                "Basic",
                "visits",
                List.of(1, 2)));
    ListEntry entry = entries("Due").getFirst();
    assertThat(entry.address()).isEqualTo(new Address(NUMBER));
    assertThat(entry.priority()).isEqualTo(1);
    assertThat(entry.contact()).isEqualTo(contact.id());
  }

  @Test
  void takesNullsAndBlanksForNothingSaid() {
    add(
        """
        {"contact_list_name":"Due","data":[{"phoneNumber":"+12125550123","firstName":null,
        "lastName":"","timeZone":" ","uniqueId":null,"contactPriority":null}]}\
        """);

    assertThat(contact(NUMBER).attributes()).isEmpty();
    assertThat(contact(NUMBER).zone()).isEmpty();
    assertThat(entries("Due").getFirst().priority()).isEqualTo(5);
  }

  @Test
  void updatesAKnownNumber() {
    add(withRow("firstName", "\"Ada\""));
    add(withRow("contactPriority", "2"));

    assertThat(list("Due").records()).isEqualTo(1);
    assertThat(entries("Due")).extracting(ListEntry::priority).containsExactly(2);
    assertThat(contact(NUMBER).attributes()).containsEntry("first_name", "Ada");
  }

  @Test
  void letsLaterRowsOfARequestWin() {
    add(
        """
        {"contact_list_name":"Due","data":[
        {"phoneNumber":"+12125550123","firstName":"Ada","contactPriority":1},
        {"phoneNumber":"212-555-0123","lastName":"Example","contactPriority":3}]}\
        """);

    assertThat(entries("Due")).extracting(ListEntry::priority).containsExactly(3);
    assertThat(contact(NUMBER).attributes())
        .isEqualTo(Map.of("first_name", "Ada", "last_name", "Example"));
  }

  @Test
  void keepsDuplicatesWhereTheyAreAllowed() {
    add(body("Twice", NUMBER, NUMBER));
    add(body("Twice", NUMBER));

    assertThat(entries("Twice")).hasSize(3);
    assertThat(list("Twice").records()).isEqualTo(3);
  }

  @Test
  void addsNothingTwiceForOneKey() {
    String body = body("Twice", NUMBER, NUMBER).toString();
    Kore.add().header("idempotency-key", "k").json(body).by(handler);
    Kore.add().header("idempotency-key", "k").json(body).by(handler);

    assertThat(entries("Twice")).hasSize(2);
  }

  @Test
  void sendsMoreThanOnePartByTheQueue() {
    ObjectNode body = body("Due");
    for (int i = 0; i < 1001; i++) {
      body.withArray("data")
          .addObject()
          .put("phoneNumber", "+1%d55501%02d".formatted(AREAS[i / 100], i % 100));
    }

    assertThat(add(body).status()).isEqualTo(200);

    assertThat(stores.parcels).hasSize(3);
    assertThat(list("Due").awaited()).hasSize(3);
    assertThat(list("Due").records()).isZero();
  }

  private static final int[] AREAS = {201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213};

  @Test
  void knowsNoListOfAnotherNameOrAccount() {
    Answered answered = add(body("due", NUMBER));

    assertThat(answered.status()).isEqualTo(404);
    assertThat(answered.text("/errors/0/code")).isEqualTo("4004");
  }

  static Stream<Arguments> oneThingWrong() {
    String row = "data.0.";
    return Stream.of(
        arguments("7", "the body must be an object"),
        arguments(
            "{\"data\":[{\"phoneNumber\":\"+12125550123\"}]}", "contact_list_name is required"),
        arguments(body("", NUMBER).toString(), "contact_list_name must have at least 1 character"),
        arguments(
            body("x".repeat(49), NUMBER).toString(),
            "contact_list_name must have at most 48 characters"),
        arguments("{\"contact_list_name\":\"Due\"}", "data is required"),
        arguments("{\"contact_list_name\":\"Due\",\"data\":null}", "data must be a list"),
        arguments("{\"contact_list_name\":\"Due\",\"data\":{}}", "data must be a list"),
        arguments(body("Due").toString(), "data must have at least 1 item"),
        arguments(
            "{\"contact_list_name\":\"Due\",\"data\":[7]}",
            row.replace(".0.", ".0") + " must be an object"),
        arguments(withRow("phoneNumber", ""), row + "phoneNumber is required"),
        arguments(withRow("phoneNumber", "null"), row + "phoneNumber must be a string"),
        arguments(withRow("phoneNumber", "12125550123"), row + "phoneNumber must be a string"),
        arguments(
            withRow("phoneNumber", "\"nobody\""),
            row + "phoneNumber must be a valid telephone number in E.164"),
        arguments(
            withRow("phoneNumber", "\"+19005550123\""),
            row + "phoneNumber is of a kind that is never called"),
        arguments(withRow("firstName", "7"), row + "firstName must be a string"),
        arguments(
            withRow("firstName", "\"" + "x".repeat(256) + "\""),
            row + "firstName must have at most 255 characters"),
        arguments(withRow("lastName", "[]"), row + "lastName must be a string"),
        arguments(
            withRow("lastName", "\"" + "x".repeat(256) + "\""),
            row + "lastName must have at most 255 characters"),
        arguments(withRow("uniqueId", "4711"), row + "uniqueId must be a string"),
        arguments(
            withRow("uniqueId", "\"" + "x".repeat(256) + "\""),
            row + "uniqueId must have at most 255 characters"),
        arguments(withRow("timeZone", "5"), row + "timeZone must be a string"),
        arguments(
            withRow("timeZone", "\"EST\""),
            row
                + "timeZone must be an IANA region: did you mean America/New_York or"
                + " America/Panama?"),
        arguments(withRow("contactPriority", "0"), row + "contactPriority must be at least 1"),
        arguments(withRow("contactPriority", "10"), row + "contactPriority must be at most 9"),
        arguments(withRow("contactPriority", "\"1\""), row + "contactPriority must be an integer"),
        arguments(
            withRow("story", "\"" + "x".repeat(32 * 1024) + "\""),
            row.replace(".0.", ".0") + " must not exceed 32 KB"),
        arguments(body("Due", NUMBER).put("mode", "x").toString(), "mode is not known here"));
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void saysWhatIsWrong(String body, String msg) {
    assertThat(msgs(add(body))).containsExactly(msg);
    assertThat(list("Due").batches()).isZero();
    assertThat(stores.contacts.find(Stores.ACME, new Address(NUMBER))).isEmpty();
  }

  @Test
  void oneBadRowFailsTheRequestWhichNamesEveryFaultOfEveryRow() {
    ObjectNode body = body("Due", NUMBER, "x", "+13125550147");
    ((ObjectNode) body.withArray("data").get(2)).put("contactPriority", 77).put("timeZone", "x");

    assertThat(msgs(add(body)))
        .containsExactly(
            "data.1.phoneNumber must be a valid telephone number in E.164",
            "data.2.timeZone must be an IANA region, such as Europe/London",
            "data.2.contactPriority must be at most 9");
    assertThat(entries("Due")).isEmpty();
  }

  @Test
  void isDescribed() {
    assertThat(OpenApi.faultsOf(AddContactsHandler.ROUTE, body("Due", NUMBER).toString()))
        .isEmpty();
    assertThat(OpenApi.faultsOf(AddContactsHandler.ROUTE, withRow("contactPriority", "0")))
        .isNotEmpty();
  }

  /** What is repeated must be the app's; nothing need be. */
  @Test
  void accountAndStreamMustBeTheAppsWhereverTheyAreNamed() {
    String body = body("Due", NUMBER).toString();

    assertThat(Kore.add().header("iid", "st-other").json(body).by(handler).status()).isEqualTo(403);
    assertThat(Kore.add().header("accountId", "x").json(body).by(handler).status()).isEqualTo(403);
    assertThat(Kore.add().query("accountId", "x").json(body).by(handler).status()).isEqualTo(403);
    assertThat(Kore.add().path("iid", "st-other").json(body).by(handler).status()).isEqualTo(403);
    assertThat(Kore.add().header("auth", "x").json(body).by(handler).status()).isEqualTo(401);
    assertThat(
            Kore.add()
                .header("iid", Kore.STREAM)
                .header("accountId", Kore.ACCOUNT)
                .query("accountId", Kore.ACCOUNT)
                .json(body)
                .by(handler)
                .status())
        .isEqualTo(200);
  }
}
