package dev.rollcall.api.tether;

import static dev.rollcall.api.tether.Scene.ALEX;
import static dev.rollcall.api.tether.Scene.ALEXS_NUMBER;
import static dev.rollcall.api.tether.Scene.NOBODY;
import static dev.rollcall.api.tether.Scene.SAM;
import static dev.rollcall.api.tether.Scene.SAMS_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TokenRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a campaign of messages becomes. */
class CreateCampaignTest {
  private static final Address JAMIE = new Address("+14155550133");
  private static final Address ANN = new Address("+12125550123");

  private final Scene scene = new Scene();

  private Answered created(ObjectNode body) {
    assertThat(OpenApi.faultsOf(CreateCampaignHandler.ROUTE, body.toString())).isEmpty();
    Answered created = scene.create(body);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created;
  }

  private static ObjectNode page() {
    return OpenApi.DOCUMENT
        .at(
            OpenApi.operation(CreateCampaignHandler.ROUTE)
                + "/requestBody/content/application~1json/examples/page/value")
        .deepCopy();
  }

  @Test
  void takesThePagesOwnExampleAsPrinted() {
    Answered created = created(page());

    assertThat(created.text("/success")).isEqualTo("true");
    assertThat(created.text("/message")).isEqualTo("Campaign created");
    assertThat(created.text("/data/_id")).matches("[0-9a-f]{24}");
    assertThat(created.headers())
        .containsEntry("Location", "/api/campaigns/" + created.text("/data/_id"));
    ObjectNode data = (ObjectNode) created.json().get("data").deepCopy();
    data.remove(List.of("_id", "organizationId", "createdBy"));
    assertThat(data.toString())
        .isEqualTo(
            """
            {"name":"Q2 Lead Gen","message":"Hi {{firstName}}, are you still interested?",\
            "userIds":["665f1a0c0e0a4b001a2c9f01","665f1a0c0e0a4b001a2c9f02"],\
            "scheduleDate":"2026-05-20T15:00:00.000Z","process":null,\
            "contactStatus":"New Lead","isAutopilot":false,"type":"sms","status":"running",\
            "failedUserIds":[],"failedDetails":[],\
            "stats":{"total":3,"sent":0,"failed":0,"successRate":"0%"},\
            "createdAt":"2026-11-21T15:00:00.000Z","updatedAt":"2026-11-21T15:00:00.000Z"}\
            """);
    assertThat(scene.recipient(created, JAMIE).end()).isEmpty();
    assertThat(scene.recipient(created, SAMS_NUMBER).end()).isEmpty();
    assertThat(scene.recipient(created, ALEXS_NUMBER).end()).isEmpty();
  }

  @Test
  void isScheduledUntilItsDateHasCome() {
    Answered created = created(page().put("scheduleDate", "2027-05-20T17:00:00.25+02:00"));

    assertThat(created.text("/data/status")).isEqualTo("scheduled");
    assertThat(created.text("/data/scheduleDate")).isEqualTo("2027-05-20T15:00:00.250Z");
    assertThat(scene.campaign(created).schedule().at())
        .contains(Instant.parse("2027-05-20T15:00:00.25Z"));
  }

  @Test
  void isADraftUntilSomebodyStartsIt() {
    Answered created = created(Scene.body().put("status", "draft"));

    assertThat(created.text("/data/status")).isEqualTo("draft");
    assertThat(created.json().at("/data/scheduleDate").isNull()).isTrue();
    assertThat(scene.campaign(created).status()).isEqualTo(CampaignStatus.DRAFT);
  }

  @Test
  void tellsTheDomainEverythingThatWasSaid() {
    ObjectNode body = Scene.body().put("isAutopilot", true).put("process", "64eea111");
    body.put("message", "Hi");
    body.putObject("segmentation").put("source", "fair").putArray("tags").add("a").add(7);
    body.putObject("assignment").put("team", "north");
    Answered created = created(body);
    Campaign campaign = scene.campaign(created);

    assertThat(campaign.dialect()).isEqualTo("tether");
    assertThat(campaign.channel()).isEqualTo(Channel.SMS);
    assertThat(campaign.rule().attemptsTotalMax()).isEqualTo(1);
    assertThat(campaign.rule().attemptsPerDayMax()).isEqualTo(1);
    assertThat(campaign.isCapped()).isFalse();
    assertThat(campaign.shards()).isEqualTo(1);
    assertThat(campaign.script().message()).contains("Hi");
    assertThat(campaign.script().context())
        .containsEntry("process", "64eea111")
        .containsEntry("isAutopilot", true)
        .containsKeys("segmentation", "assignment");
    assertThat(created.json().at("/data/segmentation")).isEqualTo(body.get("segmentation"));
    assertThat(created.json().at("/data/assignment")).isEqualTo(body.get("assignment"));
    assertThat(created.text("/data/process")).isEqualTo("64eea111");
    assertThat(created.text("/data/isAutopilot")).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "250,1", "251,2", "1000,4"})
  void spreadsItsAgendaByThePaceOfItsChannel(int startsPerSecond, int shards) {
    Tenant acme = scene.stores.tenants.find(Stores.ACME).orElseThrow();
    var sms = acme.channel(Channel.SMS).orElseThrow();
    scene.stores.put(
        new Tenant(
            acme.id(),
            acme.name(),
            acme.policy(),
            Map.of(
                Channel.SMS,
                new ChannelSettings(sms.carrier(), startsPerSecond, sms.longestCall(), sms.from())),
            acme.webhookSecret()));

    assertThat(scene.campaign(created(Scene.body())).shards()).isEqualTo(shards);
  }

  @Test
  void namesItsMakerByTokenAndAccount() {
    Answered nameless = created(Scene.body());
    Answered again = created(Scene.body());
    TokenRecord kept = scene.stores.tenants.token(scene.token.split("_", 3)[1]).orElseThrow();
    scene.stores.tenants.save(kept.named("Alex Rep"));
    scene.stores.nanos += 60_000_000_000L;
    Answered named = created(Scene.body());

    assertThat(nameless.text("/data/createdBy/fullName")).isEqualTo("Acme Inc.");
    assertThat(named.text("/data/createdBy/fullName")).isEqualTo("Alex Rep");
    assertThat(named.text("/data/createdBy/_id"))
        .isEqualTo(nameless.text("/data/createdBy/_id"))
        .matches("[0-9a-f]{24}");
    assertThat(again.text("/data/organizationId"))
        .isEqualTo(nameless.text("/data/organizationId"))
        .matches("[0-9a-f]{24}");
    assertThat(again.text("/data/_id")).isNotEqualTo(nameless.text("/data/_id"));
  }

  @Test
  void reachesKnownContactsAtTheNumberThatIsKept() {
    ObjectNode body = Scene.nobody();
    body.putArray("selectedExistingContacts")
        .addObject()
        .put("_id", SAM)
        .put("firstName", "Sam")
        .put("phoneNumber", "+12125550188");
    Answered created = created(body);

    assertThat(scene.find(created, new Address("+12125550188"))).isEmpty();
    assertThat(scene.recipient(created, SAMS_NUMBER).enrolment().contact().value()).isEqualTo(SAM);
    assertThat(contact(SAMS_NUMBER).attributes())
        .as("what is kept stays")
        .containsEntry("first_name", "Samuel");
  }

  @Test
  void completesAMessageByWhatIsSaidOfAKnownContact() {
    ObjectNode body = Scene.nobody().put("message", "{{firstName}}, {{quote}}");
    body.putArray("selectedExistingContacts")
        .addObject()
        .put("_id", SAM)
        .put("firstName", "Sam")
        .put("quote", "Q-17");
    Answered created = created(body);

    Recipient sam = scene.recipient(created, SAMS_NUMBER);
    assertThat(sam.end()).isEmpty();
    assertThat(sam.enrolment().context()).isEqualTo(Map.of("quote", "Q-17"));
  }

  @Test
  void reportsWhomNobodyKnowsAndReachesTheOthers() {
    ObjectNode body = Scene.nobody();
    body.putArray("userIds").add(SAM).add(NOBODY).add("not an id");
    Answered created = created(body);

    assertThat(created.json().at("/data/userIds").toString())
        .isEqualTo("[\"%s\",\"%s\"]".formatted(SAM, NOBODY));
    assertThat(created.json().at("/data/failedUserIds").toString())
        .isEqualTo("[\"%s\"]".formatted(NOBODY));
    assertThat(created.json().at("/data/failedDetails").toString())
        .isEqualTo(
            """
            [{"userId":null,"row":"userIds.2","reason":"must be 24 hexadecimal digits"},\
            {"userId":"665f1a0c0e0a4b001a2c9fff","reason":"there is no such contact"}]\
            """);
    assertThat(created.text("/data/stats/total")).isEqualTo("1");
  }

  @Test
  void reportsABadRowAndLosesNobodyElse() {
    ObjectNode body = Scene.body();
    body.withArray("newContacts").addObject().put("phoneNumber", "nonsense").put("timeZone", "x");
    Answered created = created(body);

    assertThat(created.json().at("/data/failedDetails").toString())
        .isEqualTo(
            """
            [{"userId":null,"row":"newContacts.1","reason":"phoneNumber must be a valid telephone \
            number in E.164; timeZone must be an IANA region, such as Europe/London"}]\
            """);
    assertThat(created.json().at("/data/failedUserIds")).isEmpty();
    assertThat(created.text("/data/stats/total")).isEqualTo("1");
  }

  @Test
  void reportsAKnownContactWithoutTheAddressItNeeds() {
    ObjectNode body = Scene.nobody().put("type", "email");
    body.putArray("userIds").add(SAM).add(ALEX);
    scene.know(
        "665f1a0c0e0a4b001a2c9f03",
        new Person(
            Optional.of(new Address("+14165550102")),
            Optional.of(new Address("kim@example.com")),
            Optional.empty(),
            Optional.empty(),
            Map.of()));
    body.withArray("userIds").add("665f1a0c0e0a4b001a2c9f03");
    Answered created = created(body);

    assertThat(created.json().at("/data/failedUserIds")).hasSize(2);
    assertThat(created.text("/data/failedDetails/0/reason")).isEqualTo("has no e-mail address");
    assertThat(scene.recipient(created, new Address("kim@example.com")).end()).isEmpty();
  }

  @Test
  void keepsWhatIsSaidOfANewContact() {
    ObjectNode body = Scene.nobody();
    body.putArray("newContacts")
        .addObject()
        .put("firstName", "Jamie")
        .put("lastName", " ")
        .put("phoneNumber", "(415) 555-0133")
        .put("email", "Jamie@Example.com")
        .put("timeZone", "America/Los_Angeles")
        .put("quote", "Q-17")
        .putNull("nothing");
    Answered created = created(body);

    Contact jamie = contact(JAMIE);
    assertThat(jamie.email()).contains(new Address("jamie@example.com"));
    assertThat(jamie.zone()).contains("America/Los_Angeles");
    assertThat(jamie.attributes()).isEqualTo(Map.of("first_name", "Jamie", "quote", "Q-17"));
    assertThat(scene.recipient(created, JAMIE).place().calendarId())
        .isEqualTo("America/Los_Angeles^US");
  }

  @Test
  void mailsToTheMailbox() {
    ObjectNode body = Scene.nobody().put("type", "email").put("message", "Hi {{firstName}}");
    body.putArray("newContacts")
        .addObject()
        .put("firstName", "Jamie")
        .put("email", "jamie@example.com");
    Answered created = created(body);

    assertThat(created.text("/data/type")).isEqualTo("email");
    assertThat(scene.recipient(created, new Address("jamie@example.com")).end()).isEmpty();
  }

  @Test
  void reachesSomebodyWhoIsNamedInSeveralWaysOnceAndHearsTheLaterWord() {
    ObjectNode body = Scene.nobody().put("message", "{{firstName}} {{a}} {{b}} {{c}}");
    body.putArray("newContacts")
        .addObject()
        .put("phoneNumber", SAMS_NUMBER.value())
        .put("firstName", "One")
        .put("a", "1");
    body.putArray("selectedExistingContacts").addObject().put("_id", SAM).put("b", "2");
    body.putArray("userIds").add(SAM).add(SAM);
    csv(
        body,
        "[\"phone\",\"firstName\",\"c\"]",
        "[[\"%s\",\"Two\",3]]".formatted(SAMS_NUMBER.value()));
    Answered created = created(body);

    assertThat(created.text("/data/stats/total")).isEqualTo("1");
    Recipient sam = scene.recipient(created, SAMS_NUMBER);
    assertThat(sam.end()).isEmpty();
    assertThat(sam.enrolment().contact().value()).isEqualTo(SAM);
    assertThat(contact(SAMS_NUMBER).attributes())
        .containsEntry("first_name", "Two")
        .containsEntry("a", "1");
  }

  @Test
  void makesOnePersonOfTwoNumbersWithOneMailboxAndReachesThemAtTheLater() {
    ObjectNode body = Scene.nobody();
    ArrayNode people = body.putArray("newContacts");
    people.addObject().put("phoneNumber", "+12125550101").put("email", "ada@example.com");
    people
        .addObject()
        .put("phoneNumber", "+12125550102")
        .put("email", "Ada@Example.com")
        .put("firstName", "Ada");

    Answered created = scene.create(body);

    assertThat(created.text("/data/stats/total")).isEqualTo("1");
    assertThat(scene.find(created, new Address("+12125550101"))).isEmpty();
    assertThat(scene.recipient(created, new Address("+12125550102"))).isNotNull();
    Contact ada =
        scene.stores.contacts.find(Stores.ACME, new Address("ada@example.com")).orElseThrow();
    assertThat(ada.address()).isEqualTo(new Address("+12125550102"));
    assertThat(scene.stores.contacts.find(Stores.ACME, new Address("+12125550101"))).isEmpty();
  }

  @Test
  void neverSendsAMessageWithAHoleInIt() {
    ObjectNode body = Scene.nobody().put("message", "Hi {{first_name}}");
    body.putArray("newContacts").addObject().put("phoneNumber", ANN.value());
    body.putArray("userIds").add(SAM);
    Answered created = created(body);

    assertThat(scene.recipient(created, SAMS_NUMBER).end()).isEmpty();
    assertThat(scene.recipient(created, ANN).end().orElseThrow().detail())
        .isEqualTo("the contact has no value for first_name");
    assertThat(created.text("/data/stats/total")).isEqualTo("2");
  }

  @Test
  void knowsByTheRecordWhatTheRequestDoesNotSay() {
    scene.know("665f1a0c0e0a4b001a2c9f04", ANN, Map.of("city", "Boston"));
    Answered created = created(Scene.body().put("message", "Greetings to {{city}}"));

    assertThat(scene.recipient(created, ANN).end()).isEmpty();
  }

  @Test
  void isToldOnceUnderOneKey() {
    Call call =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(scene.token)
            .header("Idempotency-Key", "k1")
            .json(page().toString());

    Answered first = call.by(scene.create);
    scene.stores.now = Stores.NOW.plusSeconds(5);
    Answered again = call.by(scene.create);
    Answered other =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(scene.token)
            .header("Idempotency-Key", "k1")
            .json(Scene.body().toString())
            .by(scene.create);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(scene.stores.campaigns.recent(Stores.ACME, Optional.empty(), 10).items()).hasSize(1);
  }

  @Test
  void leavesOutWhatItDoesNotKnowIfTheCallerPrefersSo() {
    Answered created =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(scene.token)
            .header("Prefer", "handling=lenient")
            .json(Scene.body().put("nam", "x").toString())
            .by(scene.create);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.headers())
        .containsEntry("Preference-Applied", "handling=lenient")
        .containsEntry("Rollcall-Ignored", "nam");
  }

  @Test
  void takesTheExampleThatSaysEverything() {
    ObjectNode everything =
        OpenApi.DOCUMENT
            .at(
                OpenApi.operation(CreateCampaignHandler.ROUTE)
                    + "/requestBody/content/application~1json/examples/everything/value")
            .deepCopy();
    Answered created = created(everything);

    assertThat(created.text("/data/status")).isEqualTo("draft");
    assertThat(created.text("/data/stats/total")).isEqualTo("2");
    assertThat(created.text("/data/failedDetails/0/userId")).isEqualTo("64ee9a8b1e7f2a0011223399");
  }

  private Contact contact(Address address) {
    return scene.stores.contacts.find(Stores.ACME, address).orElseThrow();
  }

  private static void csv(ObjectNode body, String headers, String rows) {
    ObjectNode csv = body.putObject("rawCsvData");
    csv.set("headers", Scene.tree(headers));
    csv.set("rows", Scene.tree(rows));
  }
}
