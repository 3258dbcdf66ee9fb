package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.time.DayPart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateListingTest {
  private static final Address ANN = new Address("+12125550123");

  private final Doors doors = new Doors();
  private final Stores stores = doors.stores;

  private Answered create(ObjectNode body) {
    assertThat(OpenApi.faultsOf(CreateListingHandler.ROUTE, body.toString())).isEmpty();
    Answered answered = doors.createListing(body.toString());
    assertThat(answered.status()).as(answered.body()).isEqualTo(201);
    return answered;
  }

  private Campaign campaign(Answered answered) {
    return stores.campaign(answered.text("/data/campaign_uuid"));
  }

  private Contact contact(Address address) {
    return stores.contacts.find(Stores.ACME, address).orElseThrow();
  }

  private Recipient recipient(Answered answered, Address address) {
    return stores
        .recipients
        .find(new RecipientKey(Stores.ACME, campaign(answered).key().id(), address))
        .orElseThrow();
  }

  private void template(int number) {
    doors.templates.save(
        new MessageTemplate(
            new TemplateKey(Stores.ACME, number),
            "Reminder",
            Optional.of("About {{order}}"),
            "Hi {{name}}",
            Stores.NOW,
            Stores.NOW,
            1));
  }

  private ObjectNode texts(String... numbers) {
    return Texts.listing(numbers).put("campaign_type", "text").put("agent_uuid", Texts.AGENT);
  }

  @Test
  void answersThePagesExampleWithAllThatWasSentExceptTheContacts() {
    template(123);
    ObjectNode body = Texts.page(CreateListingHandler.ROUTE);
    ((ObjectNode) body.get("rule"))
        .put("uuid", doors.createRule(Texts.rule().toString()).text("/data/uuid"));
    Answered answered = create(body);

    ObjectNode data = answered.json().get("data").deepCopy();
    String uuid = data.remove("uuid").asText();
    assertThat(answered.headers()).containsEntry("Location", "/api/v1/listings/" + uuid);
    assertThat(data.remove("campaign_uuid").asText()).isNotEqualTo(uuid);
    assertThat(((ObjectNode) data.get("rule")).remove("uuid")).isEqualTo(body.at("/rule/uuid"));
    assertThat(answered.text("/message")).isEqualTo("Listing created successfully");
    assertThat(data)
        .hasToString(
            """
            {"name":"My Call List","description":"<string>","campaign_type":"call",\
            "start_date":"2027-02-22","end_date":"2027-03-22",\
            "agent_uuid":"550e8400-e29b-41d4-a716-446655440000",\
            "contact_template_setting_id":123,"rule":{"name":"Default Rule","type":"call",\
            "max_calls_per_day":3,"max_total_calls":10,"retry_interval_minutes":120,\
            "start_time":"09:00:00","end_time":"18:00:00","dnc_check":true,\
            "remove_on_opt_out":true,"escalation_after_failed_attempts":0,\
            "escalation_type":null,"escalation_target":null},"auto_start":true,\
            "status":"running","created_at":"2026-11-21T15:00:00Z",\
            "updated_at":"2026-11-21T15:00:00Z","contacts":{"received":1,"created":1,\
            "updated":0,"unchanged":0,"rejected":[]}}\
            """);
    assertThat(doors.listing(uuid).json().get("data")).isEqualTo(answered.json().get("data"));
    assertThat(doors.listing(uuid).text("/message")).isEqualTo("Listing retrieved successfully");
  }

  @Test
  void isADraftWithDefaultsIfNothingElseIsSaid() {
    Answered answered = create(Texts.listing(ANN.value()));

    assertThat(answered.json().get("data").toString())
        .contains(
            "\"description\":null,\"campaign_type\":\"call\",\"start_date\":null,\"end_date\":null,"
                + "\"agent_uuid\":null,\"contact_template_setting_id\":null")
        .contains("\"auto_start\":false")
        .contains("\"status\":\"draft\"")
        .doesNotContain("\"rule\":{\"uuid\"");
    assertThat(campaign(answered).rule()).isEqualTo(Rule.defaults(RuleType.CALL));
    assertThat(recipient(answered, ANN).isFinished()).isFalse();
  }

  @Test
  void tellsTheDomainEverythingThatWasSaid() {
    template(7);
    ObjectNode body = Texts.listing(ANN.value()).put("auto_start", true);
    body.put("start_date", "2026-11-22").put("end_date", "2026-11-22");
    body.put("agent_uuid", Texts.AGENT).put("contact_template_setting_id", 7);
    Campaign campaign = campaign(create(body));

    assertThat(campaign.dialect()).isEqualTo("mihu");
    assertThat(campaign.name()).isEqualTo("My Call List");
    assertThat(campaign.channel()).isEqualTo(Channel.CALL);
    assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
    assertThat(campaign.schedule().startDate()).contains(LocalDate.of(2026, 11, 22));
    assertThat(campaign.schedule().endDate()).contains(LocalDate.of(2026, 11, 22));
    assertThat(campaign.script().agentId()).contains(Texts.AGENT);
    assertThat(campaign.script().message()).contains("Hi {{name}}");
    assertThat(campaign.script().subject()).contains("About {{order}}");
    assertThat(campaign.concurrency()).isZero();
    assertThat(campaign.shards()).isEqualTo(1);
    assertThat(campaign.total()).isEqualTo(1);
  }

  @Test
  void keepsEveryFieldOfAContactUnderItsOwnName() {
    ObjectNode page = Texts.page(CreateListingHandler.ROUTE);
    ObjectNode body = Texts.listing();
    ObjectNode row = body.withArray("contacts").addObject();
    row.setAll((ObjectNode) page.at("/contacts/0"));
    row.put("shoe_size", 43).put("loyal", true).putObject("order").put("total", "19.90");
    create(body);
    Contact contact = contact(ANN);

    assertThat(contact.phone()).contains(ANN);
    assertThat(contact.email()).contains(new Address("john@example.com"));
    assertThat(contact.zone()).contains("Europe/Istanbul");
    assertThat(contact.part()).contains(DayPart.MORNING);
    assertThat(contact.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("first_name", "John"),
                Map.entry("last_name", "Doe"),
                Map.entry("country_code", "TR"),
                Map.entry("primary_language", "tr"),
                Map.entry("preferred_contact_channel", "whatsapp"),
                Map.entry("company", "Acme Corp"),
                Map.entry("city", "Istanbul"),
                Map.entry("lead_source", "website"),
                Map.entry("notes", "VIP customer"),
                Map.entry("shoe_size", 43),
                Map.entry("loyal", true),
                Map.entry("order", Map.of("total", "19.90"))));
  }

  @ParameterizedTest
  @CsvSource({
    "US, (212) 555-0123, , true",
    "US, +1 212 555 0123, GB, true",
    "US, (212) 555-0123, GB, false",
    "GB, (212) 555-0123, , false",
    "GB, (212) 555-0123, us, true",
    "GB, +1-212-555-0123, , true",
  })
  void readsNumbersInTheirCountryElseInTheAccounts(
      String home, String written, String country, boolean read) {
    doors.home(home);
    ObjectNode body = Texts.listing(written);
    if (country != null) {
      ((ObjectNode) body.at("/contacts/0")).put("country_code", country);
    }

    assertThat(doors.createListing(body.toString()).status()).isEqualTo(read ? 201 : 422);
    assertThat(stores.contacts.find(Stores.ACME, ANN).isPresent()).isEqualTo(read);
  }

  @Test
  void takesARuleThatTheAccountKeepsAsItIsNow() {
    ObjectNode rule = Texts.rule().put("max_total_calls", 4).put("start_time", "10:00");
    String uuid = doors.createRule(rule.toString()).text("/data/uuid");
    ObjectNode body = Texts.listing(ANN.value());
    body.putObject("rule").put("uuid", uuid.toUpperCase(Locale.ROOT));
    Answered answered = create(body);
    doors.changeRule(uuid, "{\"max_total_calls\":9}");

    assertThat(answered.text("/data/rule/uuid")).isEqualTo(uuid);
    assertThat(answered.text("/data/rule/name")).isEqualTo("Aggressive call rule");
    assertThat(campaign(answered).rule().attemptsTotalMax()).isEqualTo(4);
    assertThat(doors.listing(answered.text("/data/uuid")).text("/data/rule/max_total_calls"))
        .isEqualTo("4");
  }

  @Test
  void changesANamedRuleForThisListingOnly() {
    String uuid = doors.createRule(Texts.rule().toString()).text("/data/uuid");
    ObjectNode body = Texts.listing(ANN.value());
    body.putObject("rule").put("uuid", uuid).put("max_total_calls", 1).put("end_time", "12:00");
    Rule rule = campaign(create(body)).rule();

    assertThat(rule.attemptsTotalMax()).isEqualTo(1);
    assertThat(rule.endTime()).contains(LocalTime.NOON);
    assertThat(rule.attemptsPerDayMax()).isEqualTo(3);
    assertThat(doors.rule(uuid).text("/data/max_total_calls")).isEqualTo("10");
  }

  @Test
  void takesARuleThatIsSaidRightThere() {
    ObjectNode body = Texts.listing(ANN.value());
    body.putObject("rule").put("max_calls_per_day", 1).put("escalation_type", "mark_failed");
    Answered answered = create(body);

    assertThat(answered.text("/data/rule/name")).isEqualTo("Default Rule");
    assertThat(answered.text("/data/rule/max_calls_per_day")).isEqualTo("1");
    assertThat(answered.text("/data/rule/max_total_calls")).isEqualTo("10");
    assertThat(answered.text("/data/rule/escalation_type")).isEqualTo("mark_failed");
    assertThat(answered.json().at("/data/rule").has("uuid")).isFalse();
  }

  @Test
  void takesTheRuleOfTheCampaignsTypeWhereTheRuleSaysNone() {
    ObjectNode body = texts(ANN.value());
    body.putObject("rule").put("start_time", "11:00");
    Rule rule = campaign(create(body)).rule();

    assertThat(rule.type()).isEqualTo(RuleType.TEXT);
    assertThat(rule.attemptsTotalMax()).isEqualTo(1);
    assertThat(rule.startTime()).isEqualTo(LocalTime.of(11, 0));
    assertThat(campaign(create(texts(ANN.value()))).rule()).isEqualTo(Rule.defaults(RuleType.TEXT));
  }

  @Test
  void takesAbsentAndNullAlikeWhereThePageAllowsNull() {
    ObjectNode body = Texts.listing(ANN.value());
    body.putNull("description").putNull("contact_template_setting_id");

    assertThat(create(body).json().at("/data/description").isNull()).isTrue();
  }

  @Test
  void takesAnEndDateThatIsTodaySomewhere() {
    stores.now = Instant.parse("2026-11-21T11:59:59Z");
    ObjectNode body = Texts.listing(ANN.value()).put("end_date", "2026-11-20");
    body.put("start_date", "2026-11-01");
    create(body);

    stores.now = Instant.parse("2026-11-21T12:00:00Z");
    assertThat(Texts.faults(doors.createListing(body.toString())))
        .containsExactly("end_date: is over everywhere");
  }

  @Test
  void handsManyContactsOnInPartsAndShowsTheFiguresAsTheyComeIn() {
    Answered answered = create(Texts.listing(Rows.numbers(1001)).put("auto_start", true));
    String uuid = answered.text("/data/uuid");

    assertThat(answered.text("/data/status")).isEqualTo("importing");
    assertThat(Texts.counts(answered)).containsExactly(1001, 0, 0, 0);
    assertThat(stores.queued).extracting(chunk -> chunk.rows().size()).containsExactly(500, 500, 1);

    doors.importChunk(stores.queued.get(1));
    assertThat(Texts.counts(doors.listing(uuid))).containsExactly(1001, 500, 0, 0);
    stores.queued.forEach(doors::importChunk);
    assertThat(Texts.counts(doors.listing(uuid))).containsExactly(1001, 1001, 0, 0);
    assertThat(doors.listing(uuid).text("/data/status")).isEqualTo("running");
  }

  @Test
  void leavesUnknownPropertiesOutForWhoeverPrefersThatButNeverThoseOfAContact() {
    ObjectNode body = Texts.listing(ANN.value()).put("colour", "red");
    body.putObject("rule").put("max_call_per_day", 1);
    ((ObjectNode) body.at("/contacts/0")).put("surnam", "Doe");
    Answered answered =
        Call.to(CreateListingHandler.ROUTE)
            .bearer(doors.token)
            .header("Prefer", "handling=lenient")
            .json(body.toString())
            .by(doors.createListing());

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.headers())
        .containsEntry("Preference-Applied", "handling=lenient")
        .containsEntry("Rollcall-Ignored", "rule.max_call_per_day, colour");
    assertThat(contact(ANN).attributes()).containsEntry("surnam", "Doe");
  }

  @Test
  void showsAListingToNobodyElse() {
    String uuid = create(Texts.listing(ANN.value())).text("/data/uuid");
    Answered stranger =
        Call.to(GetListingHandler.ROUTE)
            .path("uuid", uuid)
            .bearer(stores.token(Stores.GLOBEX))
            .by(doors.getListing());

    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stranger.body()).isEqualTo(doors.listing(Texts.AGENT).body());
    assertThat(doors.listing("x#y").body()).isEqualTo(stranger.body());
    assertThat(doors.listing(uuid.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
  }

  @Test
  void showsNoReceiptOfAnotherKind() {
    doors.receipts.keep(Stores.ACME, Texts.AGENT, Map.of("name", "x"), Stores.NOW);

    assertThat(doors.listing(Texts.AGENT).status()).isEqualTo(404);
  }

  @Test
  void sendsTextsByTheChannelThatEachContactPrefers() {
    doors.channels(Channel.SMS, Channel.WHATSAPP, Channel.EMAIL);
    ObjectNode body = texts("+12125550101", "+12125550102", "+12125550103");
    ((ObjectNode) body.at("/contacts/1")).put("preferred_contact_channel", "whatsapp");
    ((ObjectNode) body.at("/contacts/2"))
        .put("preferred_contact_channel", "email")
        .put("email", "Cy@example.com");
    body.withArray("contacts").addObject().put("email", "dee@example.com");
    Answered answered = create(body);

    assertThat(campaign(answered).channel()).isEqualTo(Channel.SMS);
    assertThat(recipient(answered, new Address("+12125550101")).place().calendarId())
        .isEqualTo("America/New_York^US");
    assertThat(recipient(answered, new Address("+12125550102")).place().calendarId())
        .endsWith("!whatsapp");
    assertThat(recipient(answered, new Address("cy@example.com")).place().calendarId())
        .endsWith("!email");
    assertThat(recipient(answered, new Address("dee@example.com")).place().calendarId())
        .endsWith("!email");
    assertThat(contact(new Address("+12125550103")).email())
        .contains(new Address("cy@example.com"));
  }

  @Test
  void sendsByTheOnlyChannelThereIs() {
    doors.channels(Channel.EMAIL);
    ObjectNode body = texts();
    body.withArray("contacts")
        .addObject()
        .put("phone_number", "+12125550101")
        .put("email", "ann@example.com");
    Answered answered = create(body);

    assertThat(campaign(answered).channel()).isEqualTo(Channel.EMAIL);
    assertThat(recipient(answered, new Address("ann@example.com")).place().calendarId())
        .doesNotContain("!");
  }

  @Test
  void spreadsACampaignThatIsFasterThanAPartition() {
    doors.pace(1001);

    assertThat(campaign(create(Texts.listing(ANN.value()))).shards()).isEqualTo(5);
  }
}
