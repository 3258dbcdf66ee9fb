package dev.rollcall.api.kore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contact lists as the page has them. */
class CreateContactListTest {
  private static final String PAGE =
      """
      {
          "name": "Renewal Due 1- July 2025",
          "description": "This list contains customers with services expiring in July 2025. It includes contact details and subscription info to help agents provide tailored support during live calls.",
          "source": "passiveApi",
          "allowDuplicates": true
      }\
      """;

  private final Stores stores = new Stores();
  private final Kore kore = new Kore(stores);
  private final CreateContactListHandler handler = kore.creating();

  private static ObjectNode smallest() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "Due")
        .put("description", "Whoever is due")
        .put("source", "passiveApi");
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

  private Answered create(String body) {
    return Kore.create().json(body).by(handler);
  }

  private List<ContactList> lists() {
    return stores.contactLists.recent(Stores.ACME, Optional.empty(), 100).items();
  }

  /** The page's request, and its answer to the letter but for what is random. */
  @Test
  void answersThePageAsThePageDoes() {
    stores.now = Instant.parse("2025-12-05T09:22:51.001Z");

    Answered answered = create(PAGE);

    assertThat(answered.status()).isEqualTo(201);
    String id = answered.text("/data/_id");
    assertThat(id).matches("cl-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(answered.body())
        .isEqualTo(
            """
            {"status":"success",\
            "message":"Contact list Renewal Due 1- July 2025 created successfully",\
            "data":{"isActive":true,"name":"Renewal Due 1- July 2025",\
            "description":"This list contains customers with services expiring in July 2025. \
            It includes contact details and subscription info to help agents provide tailored \
            support during live calls.",\
            "totalRecordCount":0,"status":"Ready",\
            "createdBy":"u-eb5bbee1-6af9-5b9a-b471-03a3fe4aaaaa",\
            "updatedBy":"u-eb5bbee1-6af9-5b9a-b471-03a3fe4aaaaa",\
            "mapping":{"firstName":"firstName","lastName":"lastName","phoneNumber":"phoneNumber",\
            "timeZone":"timeZone","uniqueId":"uniqueId","contactPriority":"contactPriority"},\
            "isListInUse":false,"listType":"call","isGlobalDNC":false,"isDefault":false,\
            "campaignInUse":[],"source":"passiveApi",\
            "apiConfigurations":{"dataSyncMode":"allowDuplicates"},"columns":[],"files":[],\
            "createdAt":"2025-12-05T09:22:51.001Z","updatedAt":"2025-12-05T09:22:51.001Z",\
            "_id":"%s","allowDuplicates":true}}\
            """
                .formatted(id));
    assertThat(lists()).extracting(list -> list.key().id().value()).containsExactly(id);
    assertThat(OpenApi.faultsOf(CreateContactListHandler.ROUTE, PAGE)).isEmpty();
  }

  @Test
  void updatesDuplicatesUnlessTheyAreAllowed() {
    Answered answered = create(smallest().toString());

    assertThat(answered.text("/data/allowDuplicates")).isEqualTo("false");
    assertThat(answered.text("/data/apiConfigurations/dataSyncMode")).isEqualTo("updateDuplicates");
  }

  @Test
  void writesTimesWithAllTheirMilliseconds() {
    assertThat(create(smallest().toString()).text("/data/createdAt"))
        .isEqualTo("2026-11-21T15:00:00.000Z");
  }

  @Test
  void namesTheAppWhereTheTokenNamesNobody() {
    Answered answered =
        Kore.create(Kore.token(claims -> claims.subject(null)))
            .json(smallest().toString())
            .by(handler);

    assertThat(answered.text("/data/createdBy")).isEqualTo(Kore.CLIENT);
    assertThat(answered.text("/data/updatedBy")).isEqualTo(Kore.CLIENT);
  }

  @Test
  void refusesANameThatIsTaken() {
    create(smallest().toString());

    Answered second = create(smallest().put("allowDuplicates", true).toString());

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("/errors/0/code")).isEqualTo("4009");
    assertThat(second.text("/errors/0/msg")).isEqualTo("there is a contact list Due already");
    assertThat(lists()).hasSize(1);
    assertThat(create(with("name", "\"due\"")).status()).isEqualTo(201);
  }

  @Test
  void makesOneListHoweverOftenAKeyedRequestIsSent() {
    Answered first = Kore.create().header("idempotency-key", "k").json(PAGE).by(handler);
    Answered again = Kore.create().header("idempotency-key", "k").json(PAGE).by(handler);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(lists()).hasSize(1);
    assertThat(
            Kore.create()
                .header("idempotency-key", "k")
                .json(smallest().toString())
                .by(handler)
                .text("/errors/0/code"))
        .isEqualTo("4022");
  }

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        arguments("[]", "the body must be an object"),
        arguments("null", "the body must be an object"),
        arguments(with("name", ""), "name is required"),
        arguments(with("name", "null"), "name must be a string"),
        arguments(with("name", "7"), "name must be a string"),
        arguments(with("name", "\"\""), "name must have at least 1 character"),
        arguments(with("name", "\" \\t\""), "name must not be blank"),
        arguments(
            with("name", "\"" + "x".repeat(49) + "\""), "name must have at most 48 characters"),
        arguments(with("description", ""), "description is required"),
        arguments(with("description", "null"), "description must be a string"),
        arguments(with("description", "{}"), "description must be a string"),
        arguments(with("description", "\"\""), "description must have at least 1 character"),
        arguments(with("description", "\"  \""), "description must not be blank"),
        arguments(
            with("description", "\"" + "x".repeat(257) + "\""),
            "description must have at most 256 characters"),
        arguments(with("source", ""), "source is required"),
        arguments(with("source", "null"), "source must be a string"),
        arguments(with("source", "\"file\""), "source must be one of passiveApi"),
        arguments(with("source", "\"PassiveApi\""), "source must be one of passiveApi"),
        arguments(with("allowDuplicates", "null"), "allowDuplicates must be true or false"),
        arguments(with("allowDuplicates", "\"true\""), "allowDuplicates must be true or false"),
        arguments(with("allowDuplicates", "1"), "allowDuplicates must be true or false"),
        arguments(with("allowDuplicate", "true"), "allowDuplicate is not known here"));
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void saysWhatIsWrong(String body, String msg) {
    Answered answered = create(body);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.json().at("/errors")).hasSize(1);
    assertThat(answered.text("/status")).isEqualTo("failed");
    assertThat(answered.text("/errors/0/msg")).isEqualTo(msg);
    assertThat(answered.text("/errors/0/code")).isEqualTo("4001");
    assertThat(lists()).isEmpty();
    assertThat(OpenApi.faultsOf(CreateContactListHandler.ROUTE, body)).isNotEmpty();
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    Answered answered = create("{\"name\":7,\"source\":\"x\",\"allowDuplicates\":0,\"more\":1}");

    List<String> msgs = new ArrayList<>();
    answered.json().at("/errors").forEach(error -> msgs.add(error.get("msg").asText()));
    assertThat(msgs)
        .containsExactly(
            "name must be a string",
            "description is required",
            "source must be one of passiveApi",
            "allowDuplicates must be true or false",
            "more is not known here");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 48})
  void takesNamesOfEveryLengthThatThePageAllows(int length) {
    String name = "é".repeat(length);

    assertThat(create(with("name", "\"" + name + "\"")).text("/data/name")).isEqualTo(name);
  }

  @Test
  void leavesOutWhatIsUnknownIfTheCallerOrTheAccountPrefersSo() {
    Answered asked =
        Kore.create()
            .header("prefer", "handling=lenient")
            .json(with("colour", "\"red\""))
            .by(handler);
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.headers()).containsEntry("Rollcall-Ignored", "colour");

    Tenant strict = stores.tenants.find(Stores.ACME).orElseThrow();
    Policy p = strict.policy();
    stores.put(
        new Tenant(
            strict.id(),
            strict.name(),
            new Policy(
                p.reachableHours(),
                p.defaultCountry(),
                p.defaultZone(),
                p.countries(),
                p.rollingCaps(),
                p.retryGap(),
                p.retention(),
                true,
                p.packs(),
                p.refusalsInRowMax()),
            strict.channels(),
            strict.webhookSecret()));
    stores.nanos += 60_000_000_000L;
    assertThat(
            create("{\"name\":\"B\",\"description\":\"b\",\"source\":\"passiveApi\",\"x\":1}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThat(create("{").status()).isEqualTo(400);
    assertThat(create("{").text("/errors/0/code")).isEqualTo("4000");
    assertThat(create("{\"name\":\"a\",\"name\":\"b\"}").status()).isEqualTo(400);
    assertThat(create("\"" + "x".repeat(5 * 1024 * 1024) + "\"").status()).isEqualTo(413);
    assertThat(Kore.create().header("content-type", "text/plain").body(PAGE).by(handler).status())
        .isEqualTo(415);
  }
}
