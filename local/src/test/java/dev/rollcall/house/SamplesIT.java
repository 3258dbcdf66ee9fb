package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.aws.dynamo.DynamoCampaigns;
import dev.rollcall.aws.dynamo.DynamoContactLists;
import dev.rollcall.aws.dynamo.DynamoContacts;
import dev.rollcall.aws.dynamo.DynamoImports;
import dev.rollcall.aws.dynamo.DynamoReceipts;
import dev.rollcall.aws.dynamo.DynamoRules;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.aws.dynamo.DynamoWebhooks;
import dev.rollcall.aws.lambda.StreamImages;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import dev.rollcall.local.EmbeddedCloud;
import dev.rollcall.local.clock.Activity;
import dev.rollcall.local.lambda.Function;
import dev.rollcall.local.lambda.Outcome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every function answers its sample event, in a cloud where the campaign of the samples runs. */
class SamplesIT {
  private static final Instant NOW = Instant.parse("2026-12-01T15:05:00.500Z");
  private static final TenantId TENANT = new TenantId("demo");
  private static final PrintStream CONSOLE = System.out;

  private static EmbeddedCloud cloud;

  @BeforeAll
  static void start() throws Exception {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    cloud =
        EmbeddedCloud.builder()
            .template(Repository.file("template.yaml"))
            .startAt(NOW)
            .speed(0)
            .start();
    settleTenant();
    settleWebhook();
    settleList();
    settleRule();
    settleListing();
    settleImport();
    settleContact();
    settleMessages();
    for (DynamodbStreamRecord record : changes("publish-campaigns")) {
      Map<String, AttributeValue> campaign =
          new HashMap<>(StreamImages.item(record.getDynamodb().getNewImage()));
      // Its news would leave this machine.
      campaign.remove("webhook");
      put("CampaignsTable", campaign);
    }
    for (DynamodbStreamRecord record : changes("publish-recipients")) {
      var image = Optional.ofNullable(record.getDynamodb().getOldImage());
      Map<String, AttributeValue> recipient =
          StreamImages.item(image.orElse(record.getDynamodb().getNewImage()));
      put("AddressesTable", recipient);
      put("AddressesTable", reference(recipient));
    }
  }

  @AfterAll
  static void stop() {
    cloud.close();
    System.setOut(CONSOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "create-listing, 201",
    "get-listing, 200",
    "create-rule, 201",
    "rules-list, 200",
    "rules-change, 200",
    "create-campaign, 201",
    "get-campaign, 200",
    "create-message-campaign, 201",
    "get-message-campaign, 200",
    "contacts-show, 200",
    "contacts-edit, 200",
    "manage-list, 200",
    "manage-recipients, 200",
    "manage-health, 200",
    "simulate-campaign, 200",
    "simulate-new, 200",
    "manage-pause, 200",
    "results, 200",
    "inbound, 200",
    "outcome, 401",
    "create-contact-list, 401",
    "add-contacts, 401",
    "contact-lists-create, 201",
    "contact-lists-add, 202",
    "contact-lists-entries, 200",
    "contact-lists-campaign, 201",
    "contact-lists-list, 200",
    "webhooks-create, 201",
    "webhooks-deliveries, 200",
    "webhooks-replay, 202",
    "templates-put, 201",
    "templates-list, 200",
    "suppressions-put, 201",
    "suppressions-bulk, 200",
    "suppressions-list, 200",
    "not-found, 404",
  })
  void requestsAreAnswered(String sample, int status) throws Exception {
    JsonNode answer = invoke(sample);

    assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(status);
    String body = answer.path("body").asText();
    assertThat(body).isNotBlank();
    if (answer.at("/headers/Content-Type").asText().endsWith("json")) {
      assertThat(new ObjectMapper().readTree(body)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "intake",
        "hints",
        "callback",
        "notify",
        "publish-recipients",
        "publish-campaigns",
        "sweep"
      })
  void batchesAreTakenWhole(String sample) throws Exception {
    JsonNode answer = invoke(sample);

    assertThat(answer.has("batchItemFailures")).isTrue();
    assertThat(answer.path("batchItemFailures")).isEmpty();
  }

  @Test
  void theMinuteIsTaken() throws Exception {
    assertThat(invoke("tick").asText()).isNotBlank();
  }

  private static JsonNode invoke(String sample) throws Exception {
    Function function =
        new Function(
            Blueprint.OURS.spec(Samples.functionOf(sample)),
            environment(Samples.functionOf(sample)),
            InstantSource.fixed(NOW),
            new Activity(),
            CONSOLE::println);
    Outcome outcome = function.invoke(Samples.text(sample));

    assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    return new ObjectMapper().readTree(((Outcome.Returned) outcome).payload());
  }

  private static Map<String, String> environment(String function) {
    Map<String, String> variables = new HashMap<>(Blueprint.OURS.spec(function).environment());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", function);
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint(cloud.dynamoDb()));
    variables.put("AWS_ENDPOINT_URL_SQS", endpoint(cloud.sqs()));
    variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", endpoint(cloud.eventBridge()));
    return variables;
  }

  private static String endpoint(SdkClient client) {
    return client.serviceClientConfiguration().endpointOverride().orElseThrow().toString();
  }

  private static void settleTenant() {
    DynamoTenants tenants = new DynamoTenants(cloud.dynamoDb(), cloud.tableName("TenantsTable"));
    ChannelSettings calls =
        new ChannelSettings(
            new CarrierSettings.Simulated(), 10, Duration.ofMinutes(10), "+12125550100");
    tenants.save(
        new Tenant(
            TENANT,
            "Demo",
            Policy.DEFAULT,
            Map.of(Channel.CALL, calls, Channel.SMS, calls),
            "of no use"));
    String header = Samples.json("get-campaign").at("/headers/authorization").asText();
    tenants.save(
        BearerToken.parse(header.replaceFirst("^Bearer ", ""))
            .orElseThrow()
            .kept(TENANT, NOW, Optional.empty()));
  }

  /** The contact that is shown and edited. */
  private static void settleContact() {
    String id = Samples.json("contacts-show").at("/pathParameters/id").asText();
    new DynamoContacts(cloud.dynamoDb(), cloud.tableName("AddressesTable"))
        .save(
            TENANT,
            Contact.of(new ContactId(id), Person.at(new Address("+14165550100")), NOW, "sample"),
            Optional.empty());
  }

  /** The campaign of messages that is read back. */
  private static void settleMessages() {
    String id = Samples.json("get-message-campaign").at("/pathParameters/_id").asText();
    new DynamoCampaigns(cloud.dynamoDb(), cloud.tableName("CampaignsTable"))
        .save(
            new Campaign(
                new CampaignKey(TENANT, new CampaignId(id)),
                "tether",
                "Q2 Lead Gen",
                Channel.SMS,
                CampaignStatus.DRAFT,
                Rule.attempts(1, Duration.ofMinutes(15)),
                Schedule.NOW,
                0,
                1,
                new Script(Optional.empty(), Optional.of("Hi"), Map.of()),
                Optional.empty(),
                1,
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1));
  }

  /** The contact list that is filled and used. */
  private static void settleList() {
    String id = Samples.json("contact-lists-add").at("/pathParameters/id").asText();
    new DynamoContactLists(cloud.dynamoDb(), cloud.tableName("CampaignsTable"))
        .create(
            ContactList.empty(
                new ListKey(TENANT, new ListId(id)),
                "Sample",
                "",
                "v1",
                false,
                "sample",
                NOW,
                Duration.ofDays(30)));
  }

  /** The webhook whose deliveries are asked for. */
  private static void settleWebhook() {
    String id = Samples.json("webhooks-replay").at("/pathParameters/id").asText();
    new DynamoWebhooks(cloud.dynamoDb(), cloud.tableName("CampaignsTable"))
        .add(
            new Webhook(
                TENANT,
                new WebhookId(id),
                "https://hooks.example.com/",
                "of no use",
                // Its news would leave this machine.
                Set.of(EventType.CAMPAIGN_PAUSED),
                NOW));
  }

  /** The rule that is changed. */
  private static void settleRule() {
    String uuid = Samples.json("rules-change").at("/pathParameters/uuid").asText();
    new DynamoRules(cloud.dynamoDb(), cloud.tableName("CampaignsTable"))
        .save(RuleRecord.of(new RuleKey(TENANT, uuid), Rule.defaults(RuleType.CALL), NOW));
  }

  /** The listing that is read, whose campaign is like that of the samples. */
  private static void settleListing() {
    String uuid = Samples.json("get-listing").at("/pathParameters/uuid").asText();
    String id = "listed";
    Map<String, AttributeValue> campaign =
        new HashMap<>(
            StreamImages.item(changes("publish-campaigns").getFirst().getDynamodb().getNewImage()));
    campaign.remove("webhook");
    campaign.put("pk", AttributeValue.fromS("demo#campaign#" + id));
    campaign.put("dialect", AttributeValue.fromS("mihu"));
    put("CampaignsTable", campaign);
    new DynamoReceipts(cloud.dynamoDb(), cloud.tableName("CampaignsTable"))
        .keep(TENANT, uuid, Map.of("campaign_uuid", id), NOW.plus(Duration.ofDays(1)));
  }

  /** The calendars that the two recipients follow. */
  private static void settleImport() {
    DynamoImports imports = new DynamoImports(cloud.dynamoDb(), cloud.tableName("CampaignsTable"));
    String id = Samples.json("get-campaign").at("/pathParameters/campaign_id").asText();
    CampaignKey key = new CampaignKey(TENANT, new CampaignId(id));
    imports.begin(key, 1, NOW);
    imports.register(
        key,
        List.of(
            Calendar.of("America/Chicago"),
            new Calendar(new TreeSet<>(Set.of("America/New_York")), Optional.of(DayPart.MORNING))));
    // More than the samples tell of, so that the campaign goes on when these two are done.
    imports.record(key, 1, ChunkCounts.enrolled(100), NOW);
  }

  private static List<DynamodbStreamRecord> changes(String sample) {
    return Samples.read(sample, DynamodbEvent.class).getRecords();
  }

  private static Map<String, AttributeValue> reference(Map<String, AttributeValue> recipient) {
    String partition = recipient.get("pk").s();
    String sort = recipient.get("sk").s();
    return Map.of(
        "pk", AttributeValue.fromS("demo#recipient#" + recipient.get("i").s()),
        "sk", AttributeValue.fromS("ref"),
        "a", AttributeValue.fromS(partition.substring(partition.indexOf('#') + 1)),
        "c", AttributeValue.fromS(sort.substring(sort.indexOf('#') + 1)));
  }

  private static void put(String table, Map<String, AttributeValue> item) {
    cloud.dynamoDb().putItem(request -> request.tableName(cloud.tableName(table)).item(item));
  }
}
