package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.DayPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody by themselves: shown, and edited by hand. */
class ContactsTest {
  private static final String SHOW = "GET /v1/contacts/{id}";
  private static final String EDIT = "PATCH /v1/contacts/{id}";
  private static final Address ADA = Examples.number(1);
  private static final String ID = "665f1a0c0e0a4b001a2c9f01";
  private static final String MAIL_ONLY = "665f1a0c0e0a4b001a2c9f02";

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final ContactsHandler handler = Doors.contacts(stores);

  ContactsTest() {
    save(
        Stores.ACME,
        ID,
        new Person(
            Optional.of(ADA),
            Optional.of(new Address("ada@example.com")),
            Optional.of("America/New_York"),
            Optional.of(DayPart.MORNING),
            Map.of("first_name", "Ada", "order", Map.of("id", 7))));
    save(Stores.ACME, MAIL_ONLY, Person.at(new Address("bo@example.com")));
    save(Stores.GLOBEX, "665f1a0c0e0a4b001a2c9f03", Person.at(Examples.number(3)));
  }

  private void save(TenantId tenant, String id, Person person) {
    stores.contacts.save(
        tenant, Contact.of(new ContactId(id), person, Stores.NOW, "seed"), Optional.empty());
  }

  private Answered show(String id) {
    return Call.to(SHOW).bearer(token).path("id", id).by(handler);
  }

  private Answered edit(String id, String patch) {
    return Call.to(EDIT).bearer(token).path("id", id).json(patch).by(handler);
  }

  private Contact ada() {
    return stores.contacts.find(Stores.ACME, new ContactId(ID)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, "+12125550101", "ada@example.com", "ADA@example.com"})
  void areFoundByIdNumberAndMailbox(String name) {
    Answered shown = show(name);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json())
        .isEqualTo(
            tree(
                """
                {"id": "665f1a0c0e0a4b001a2c9f01", "phone_number": "+12125550101",
                 "email": "ada@example.com", "timezone": "America/New_York",
                 "preferred_contact_time": "morning",
                 "attributes": {"first_name": "Ada", "order": {"id": 7}},
                 "updated_at": "2026-11-21T15:00:00Z", "expires_at": null}
                """));
  }

  private static JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "+12125550199",
        "+1",
        "no@example.com",
        "no#@example.com",
        "",
        "a b",
        "665f1a0c0e0a4b001a2c9f03",
        "+12125550103"
      })
  void areNotFoundWhereThereIsNobodyOfThisAccount(String name) {
    assertThat(show(name).status()).isEqualTo(404);
    assertThat(edit(name, "{}").status()).isEqualTo(404);
  }

  @Test
  void needAToken() {
    assertThat(Call.to(SHOW).path("id", ID).by(handler).status()).isEqualTo(401);
    assertThat(Call.to(EDIT).path("id", ID).json("{}").by(handler).status()).isEqualTo(401);
  }

  @Test
  void keepWhatAPatchDoesNotMention() {
    Contact before = ada();

    assertThat(edit(ID, "{}").status()).isEqualTo(200);
    assertThat(ada().says(before)).isTrue();
  }

  @Test
  void takeWhatAPatchSaysAndLoseWhatItSetsToNull() {
    stores.now = Stores.NOW.plusSeconds(60);
    String patch =
        """
        {"email": "Ada@Example.org", "timezone": null, "preferred_contact_time": "evening",
         "phone_number": "+12125550101",
         "attributes": {"order": {"open": true}, "first_name": null, "company": "Acme"}}
        """;
    assertThat(OpenApi.faultsOf(EDIT, patch)).isEmpty();

    Answered edited = edit(ID, patch);

    assertThat(edited.text("/email")).isEqualTo("ada@example.org");
    assertThat(edited.json().at("/timezone").isNull()).isTrue();
    assertThat(edited.text("/updated_at")).isEqualTo("2026-11-21T15:01:00Z");
    assertThat(edited.text("/expires_at")).isEqualTo("2028-11-20T15:01:00Z");
    assertThat(ada().part()).contains(DayPart.EVENING);
    assertThat(ada().attributes())
        .isEqualTo(Map.of("order", Map.of("id", 7, "open", true), "company", "Acme"));
    assertThat(show("ada@example.com").status()).isEqualTo(404);
    assertThat(show("ada@example.org").text("/id")).isEqualTo(ID);
  }

  @Test
  void areEditedByAMergePatchOfItsOwnMediaType() {
    Answered edited =
        Call.to(EDIT)
            .bearer(token)
            .path("id", ID)
            .header("content-type", "application/merge-patch+json")
            .body("{\"attributes\":null}")
            .by(handler);

    assertThat(edited.status()).isEqualTo(200);
    assertThat(ada().attributes()).isEmpty();
  }

  @Test
  void keepKnownAttributesUnderOneNameHoweverTheyAreSpelt() {
    edit(ID, "{\"attributes\": {\"firstName\": \"Augusta\", \"favouriteColour\": \"green\"}}");

    assertThat(ada().attributes())
        .containsEntry("first_name", "Augusta")
        .containsEntry("favouriteColour", "green")
        .doesNotContainKey("firstName");
  }

  @Test
  void whoIsKnownByAMailboxOnlyKeepsIt() {
    assertThat(edit(MAIL_ONLY, "{\"email\": \"bo@example.com\"}").status()).isEqualTo(200);
    assertThat(faults(edit(MAIL_ONLY, "{\"email\": \"bo@example.org\"}")))
        .containsExactly("#/email is all this contact is known by, and cannot be changed yet");
    assertThat(faults(edit(MAIL_ONLY, "{\"email\": null}")))
        .containsExactly("#/email is all this contact is known by, and cannot be changed yet");
  }

  static Stream<Arguments> oneThingWrong() {
    String large = "{\"k\": \"" + "x".repeat(32 * 1024) + "\"}";
    return Stream.of(
        arguments("[]", "# must be an object"),
        arguments("{\"email\": 7}", "#/email must be a string"),
        arguments("{\"email\": \"\"}", "#/email must be an e-mail address"),
        arguments("{\"email\": \"ada\"}", "#/email must be an e-mail address"),
        arguments("{\"timezone\": true}", "#/timezone must be a string"),
        arguments(
            "{\"timezone\": \"EST\"}",
            "#/timezone must be an IANA region: did you mean America/New_York or America/Panama?"),
        arguments(
            "{\"timezone\": \"Mars/Olympus\"}",
            "#/timezone must be an IANA region, such as Europe/London"),
        arguments("{\"preferred_contact_time\": 9}", "#/preferred_contact_time must be a string"),
        arguments(
            "{\"preferred_contact_time\": \"noon\"}",
            "#/preferred_contact_time must be one of afternoon, evening, morning"),
        arguments("{\"attributes\": []}", "#/attributes must be an object"),
        arguments(
            "{\"attributes\": " + large + "}",
            "#/attributes must not exceed 32 KB, with those that stay"),
        arguments("{\"phone_number\": \"+12125550102\"}", "#/phone_number cannot be changed yet"),
        arguments("{\"phone_number\": null}", "#/phone_number cannot be changed yet"),
        arguments("{\"name\": \"Ada\"}", "#/name is not known here"),
        arguments("{\"id\": \"x\"}", "#/id is not known here"));
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void areNotEditedByAPatchThatIsWrong(String patch, String fault) {
    Contact before = ada();

    assertThat(faults(edit(ID, patch))).containsExactly(fault);
    assertThat(ada()).isEqualTo(before);
  }

  @Test
  void areToldEverythingThatIsWrongAtOnce() {
    assertThat(faults(edit(ID, "{\"email\": 1, \"timezone\": 2, \"attributes\": 3, \"nam\": 4}")))
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"'',400", "'{',400", "'{\"email\":null,\"email\":null}',400"})
  void areNotEditedByWhatIsNoJson(String patch, int status) {
    assertThat(edit(ID, patch).status()).isEqualTo(status);
  }

  @Test
  void areNotEditedByAnotherMediaType() {
    Call call = Call.to(EDIT).bearer(token).path("id", ID).header("content-type", "text/plain");

    assertThat(call.body("{}").by(handler).status()).isEqualTo(415);
  }

  @Test
  void areReachedByTheNewTimesFromNowOn() {
    Enrolled enrolled = new Enrolled(stores);
    Recipient waiting = enrolled.pending(1);

    assertThat(edit(ID, "{\"timezone\": \"Asia/Tokyo\"}").status()).isEqualTo(200);

    Recipient now = enrolled.now(ADA);
    assertThat(now.place().calendarId())
        .isEqualTo(Examples.awayFromNewYork("Asia/Tokyo").id() + "@morning");
    assertThat(now.place().lookAt()).isEqualTo(Stores.NOW);
    assertThat(now.version()).isEqualTo(waiting.version() + 1);
  }

  @Test
  void areLeftInPeaceByAPatchThatConcernsNoTimes() {
    Enrolled enrolled = new Enrolled(stores);
    Recipient waiting = enrolled.pending(1);

    edit(ID, "{\"attributes\": {\"company\": \"Acme\"}}");

    assertThat(enrolled.now(ADA)).isEqualTo(waiting);
  }

  private static List<String> faults(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(422);
    return StreamSupport.stream(answered.json().get("errors").spliterator(), false)
        .map(error -> error.get("pointer").asText() + " " + error.get("detail").asText())
        .toList();
  }
}
