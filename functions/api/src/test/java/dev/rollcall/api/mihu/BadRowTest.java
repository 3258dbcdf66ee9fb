package dev.rollcall.api.mihu;

import static dev.rollcall.api.mihu.Texts.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.request.Packed;
import dev.rollcall.core.tenant.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that cannot be used is reported by its index, and loses nobody else. */
class BadRowTest {
  private static final String GOOD = "+12125550101";
  private static final String NUMBER = "must be a valid telephone number in E.164";
  private static final String MAIL = "must be an e-mail address";
  private static final String ZONE = "must be an IANA region, such as Europe/London";
  private static final String EASTERN =
      "must be an IANA region: did you mean America/New_York or America/Panama?";
  private static final String MEANT = "must be an IANA region: did you mean %s?";
  private static final String COUNTRY = "must be an ISO 3166 country, such as TR";
  private static final String PART = "must be one of afternoon, evening, morning";
  private static final String CHANNEL = "must be one of email, sms, whatsapp";
  private static final String STRING = "must be a string";

  private final Doors doors = new Doors();

  static Stream<Arguments> oneThingWrong() {
    return Stream.of(
        arguments("phone_number", "7", STRING),
        arguments("phone_number", "\"\"", NUMBER),
        arguments("phone_number", "\"+1212555\"", NUMBER),
        arguments("phone_number", "\"+19995550123\"", NUMBER),
        arguments("phone_number", "\"911\"", NUMBER),
        arguments("phone_number", "\"ann@example.com\"", NUMBER),
        arguments("phone_number", letters(65), "must have at most 64 characters"),
        arguments("phone_number", "\"+19005550123\"", "is of a kind that is never called"),
        arguments("email", "[]", STRING),
        arguments("email", "\"\"", MAIL),
        arguments("email", "\"ann\"", MAIL),
        arguments("email", "\"ann@localhost\"", MAIL),
        arguments("email", letters(255), "must be an e-mail address"),
        arguments("timezone", "3", STRING),
        arguments("timezone", "\"\"", ZONE),
        arguments("timezone", "\"EST\"", EASTERN),
        arguments("timezone", "\"UTC\"", MEANT.formatted("Etc/UTC")),
        arguments("timezone", "\"+03:00\"", MEANT.formatted("Europe/Istanbul")),
        arguments("timezone", "\"europe/istanbul\"", MEANT.formatted("Europe/Istanbul")),
        arguments("timezone", "\"GMT+5\"", MEANT.formatted("Asia/Karachi")),
        arguments("timezone", "\"Europe/Atlantis\"", ZONE),
        arguments("timezone", letters(65), "must have at most 64 characters"),
        arguments("country_code", "90", STRING),
        arguments("country_code", "\"\"", COUNTRY),
        arguments("country_code", "\"+90\"", COUNTRY),
        arguments("country_code", "\"TUR\"", COUNTRY),
        arguments("country_code", "\"XX\"", COUNTRY),
        arguments("primary_language", "{}", STRING),
        arguments("primary_language", letters(36), "must have at most 35 characters"),
        arguments("preferred_contact_time", "9", STRING),
        arguments("preferred_contact_time", "\"\"", PART),
        arguments("preferred_contact_time", "\"night\"", PART),
        arguments("preferred_contact_time", "\"Morning\"", PART),
        arguments("preferred_contact_channel", "true", STRING),
        arguments("preferred_contact_channel", "\"\"", CHANNEL),
        arguments("preferred_contact_channel", "\"call\"", CHANNEL),
        arguments("preferred_contact_channel", "\"pigeon\"", CHANNEL),
        arguments("name", "7", STRING),
        arguments("name", letters(256), "must have at most 255 characters"),
        arguments("surname", "[]", STRING),
        arguments("surname", letters(256), "must have at most 255 characters"),
        arguments("company", "{}", STRING),
        arguments("company", letters(256), "must have at most 255 characters"),
        arguments("city", "34", STRING),
        arguments("city", letters(256), "must have at most 255 characters"),
        arguments("lead_source", "false", STRING),
        arguments("lead_source", letters(256), "must have at most 255 characters"),
        arguments("notes", "1.5", STRING),
        arguments("notes", letters(5001), "must have at most 5000 characters"),
        arguments("", "1", "must have a name of 1 to 64 characters"),
        arguments(" ", "1", "must have a name of 1 to 64 characters"));
  }

  private Answered create(ObjectNode body) {
    return doors.createListing(body.toString());
  }

  /** A good row, and another that has this besides a good number of its own. */
  private static ObjectNode with(String field, String json) {
    ObjectNode body = Texts.listing(GOOD, "+12125550102");
    ((ObjectNode) body.at("/contacts/1")).set(field, Texts.tree(json));
    return body;
  }

  private boolean knows(String address) {
    return doors.stores.contacts.find(Stores.ACME, new Address(address)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("oneThingWrong")
  void isReportedAndLosesNobodyElse(String field, String json, String message) {
    Answered answered = create(with(field, json));

    String shown = field.isEmpty() ? "null" : field;
    assertThat(Texts.rejected(answered)).containsExactly("1 " + shown + ": " + message);
    assertThat(Texts.counts(answered)).containsExactly(2, 1, 0, 0);
    assertThat(knows(GOOD)).isTrue();
    assertThat(knows("+12125550102")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"+12125550102\"", "[]"})
  void mustBeAnObject(String row) {
    ObjectNode body = Texts.listing(GOOD);
    body.withArray("contacts").add(Texts.tree(row));

    assertThat(Texts.rejected(create(body))).containsExactly("1 null: must be an object");
  }

  @Test
  void isReportedWithAllThatIsWrongWithIt() {
    ObjectNode body = Texts.listing(GOOD);
    body.withArray("contacts")
        .addObject()
        .put("phone_number", "x")
        .put("email", "x")
        .put("city", 1)
        .put("timezone", "EST");

    assertThat(Texts.rejected(create(body)))
        .containsExactly(
            "1 phone_number: " + NUMBER,
            "1 email: " + MAIL,
            "1 timezone: " + EASTERN,
            "1 city: " + STRING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"phone_number", "email", "timezone", "country_code", "preferred_contact_time"})
  void isGoodWhereAFieldIsNull(String field) {
    ObjectNode body = with("email", "\"ann@example.com\"");
    ((ObjectNode) body.at("/contacts/1")).putNull(field);
    body.put("campaign_type", "text").put("agent_uuid", Texts.AGENT);
    doors.channels(Channel.SMS, Channel.EMAIL);

    assertThat(Texts.rejected(create(body))).isEmpty();
  }

  @Test
  void needsSomeAddress() {
    ObjectNode body = Texts.listing(GOOD);
    body.withArray("contacts").addObject().put("name", "Ann");
    body.withArray("contacts").addObject();

    assertThat(Texts.rejected(create(body)))
        .containsExactly(
            "1 null: needs a phone_number or an email", "2 null: needs a phone_number or an email");
  }

  @Test
  void needsANumberForCalls() {
    ObjectNode body = Texts.listing(GOOD);
    body.withArray("contacts").addObject().put("email", "ann@example.com");

    assertThat(Texts.rejected(create(body)))
        .containsExactly("1 phone_number: is required to reach them by call");
  }

  @Test
  void needsAnAddressThatItsChannelCanUse() {
    doors.channels(Channel.SMS, Channel.EMAIL);
    ObjectNode body = Texts.listing(GOOD);
    body.put("campaign_type", "text").put("agent_uuid", Texts.AGENT);
    ArrayNode contacts = body.withArray("contacts");
    contacts
        .addObject()
        .put("phone_number", "+12125550102")
        .put("preferred_contact_channel", "email");
    contacts.addObject().put("email", "ann@example.com").put("preferred_contact_channel", "sms");
    contacts
        .addObject()
        .put("phone_number", "+12125550103")
        .put("preferred_contact_channel", "whatsapp");

    assertThat(Texts.rejected(create(body)))
        .containsExactly(
            "1 email: is required to reach them by email",
            "2 phone_number: is required to reach them by sms",
            "3 preferred_contact_channel: is a channel that this account lacks");
  }

  @Test
  void needsTheAddressOfTheOnlyChannelThereIs() {
    doors.channels(Channel.EMAIL);
    ObjectNode body = Texts.listing(GOOD).put("campaign_type", "text");
    body.put("agent_uuid", Texts.AGENT);
    body.withArray("contacts").addObject().put("email", "ann@example.com");

    assertThat(Texts.rejected(create(body)))
        .containsExactly("0 email: is required to reach them by email");
  }

  @Test
  void mustBeInACountryThatTheAccountReaches() {
    Policy usual = Policy.DEFAULT;
    Policy narrow =
        new Policy(
            usual.reachableHours(),
            "US",
            usual.defaultZone(),
            Set.of("US"),
            List.of(),
            usual.retryGap(),
            usual.retention());
    doors.stores.put(Stores.tenant(Stores.ACME, Stores.CARRIER_SECRET, narrow));

    assertThat(Texts.rejected(create(Texts.listing(GOOD, "+14165550123"))))
        .containsExactly("1 phone_number: is in a country that this account does not call");
  }

  @Test
  void mayHaveSoManyCustomFieldsAndNoMore() {
    ObjectNode body = Texts.listing(GOOD, "+12125550102", "+12125550103", "+12125550104");
    IntStream.range(0, 50).forEach(i -> ((ObjectNode) body.at("/contacts/0")).put("f" + i, i));
    IntStream.range(0, 51).forEach(i -> ((ObjectNode) body.at("/contacts/1")).put("f" + i, i));
    ((ObjectNode) body.at("/contacts/2")).put("n".repeat(64), "x".repeat(4000));
    ((ObjectNode) body.at("/contacts/3")).put("n".repeat(65), "x".repeat(4100));

    assertThat(Texts.rejected(create(body)))
        .containsExactly(
            "1 null: must not have over 50 custom fields",
            "3 " + "n".repeat(64) + ": must have a name of 1 to 64 characters",
            "3 null: must not have over 4 KB of custom fields");
  }

  @Test
  void isOneOfFiveThousand() {
    String[] numbers = Rows.numbers(5000);
    numbers[4321] = "nobody";
    Answered answered = create(Texts.listing(numbers));

    assertThat(Texts.rejected(answered)).containsExactly("4321 phone_number: " + NUMBER);
    doors.stores.queued.forEach(doors::importChunk);
    Answered shown = doors.listing(answered.text("/data/uuid"));
    assertThat(Texts.counts(shown)).containsExactly(5000, 4999, 0, 0);
    assertThat(Texts.rejected(shown)).hasSize(1);
  }

  /** A function may return 6 MB, and what is kept of a listing 400 KB, packed. */
  @Test
  void isReportedHoweverManyThereAre() {
    ObjectNode body = Texts.listing(GOOD);
    ArrayNode contacts = body.withArray("contacts");
    Random random = new Random(5);
    for (int i = 1; i < 50_000; i++) {
      contacts
          .addObject()
          .put("email", i)
          .put(Long.toHexString(random.nextLong()) + " ".repeat(49), 1);
    }
    String answer =
        doors
            .createListing()
            .handleRequest(
                Call.to(CreateListingHandler.ROUTE)
                    .bearer(doors.token)
                    .json(body.toString())
                    .event(),
                null)
            .getBody();

    assertThat(Texts.tree(answer).at("/data/contacts/rejected")).hasSizeGreaterThan(49_998);
    assertThat(Json.write(answer).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(6_000_000);
    assertThat(Packed.of(answer).size()).isLessThan(390_000);
  }
}
