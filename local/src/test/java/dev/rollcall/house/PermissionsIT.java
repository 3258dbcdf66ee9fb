package dev.rollcall.house;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Signature;
import dev.rollcall.local.EmbeddedCloud;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the functions ask of AWS while campaigns run is what their roles allow: all of it, and
 * nothing else. Nothing local checks a role, so a missing one would show only once deployed.
 */
class PermissionsIT {
  private static final Instant START = Instant.parse("2026-12-01T15:00:00Z");
  private static final String SECRET = "a secret between two programs of one test";
  private static final TenantId SIMULATED = new TenantId("simulated");
  private static final TenantId CAREFUL = new TenantId("careful");
  private static final TenantId BEHIND_HTTP = new TenantId("behind-http");
  private static final Policy CAUTION = Policy.DEFAULT.withPacks(Set.of("us-debt-collection"));

  private static final Pattern OWN_DOING =
      Pattern.compile(
          "dynamodb:(\\w*Item|Query)|sqs:(SendMessage|ChangeMessageVisibility)|events:PutEvents");

  /** What is asked for only when things go wrong in a way that no test can order, and when. */
  private static final Map<Call, String> RARE =
      Map.of(
          new Call("DispatchFunction", "dynamodb:UpdateItem", "AddressesTable.Arn"),
          "a worker that lost a race gives the line back",
          new Call("DispatchFunction", "sqs:SendMessage", "HintsQueue.Arn"),
          "capacity that a look leaves unused is offered to the next in line",
          new Call("IntakeFunction", "dynamodb:GetItem", "AddressesTable.Arn"),
          "a chunk that comes twice finds its recipients, and long contexts lie beside the rows",
          new Call("CreateCampaignFunction", "dynamodb:GetItem", "AddressesTable.Arn"),
          "the same, where the request itself comes twice",
          new Call("IntakeFunction", "dynamodb:DeleteItem", "AddressesTable.Arn"),
          "a mailbox comes with another number, in a request of many chunks",
          new Call("ContactsFunction", "dynamodb:DeleteItem", "AddressesTable.Arn"),
          "whoever moved somebody crashed before it was settled");

  private final PrintStream console = System.out;
  private int requests;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Outside outside = new Outside();
  private final Tap tables = new Tap();
  private final Tap queues = new Tap();
  private final Tap bus = new Tap();
  private final EmbeddedCloud cloud = start();
  private final String simulated =
      settle(SIMULATED, Policy.DEFAULT, new CarrierSettings.Simulated());
  private final String careful = settle(CAREFUL, CAUTION, new CarrierSettings.Simulated());
  private final String behindHttp =
      settle(BEHIND_HTTP, CAUTION, new CarrierSettings.Http(outside.url("/carrier"), SECRET));

  /** The functions' own log lines say nothing here. */
  @BeforeEach
  void quiet() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(console);
    cloud.close();
    Stream.of(tables, queues, bus).forEach(Tap::close);
    outside.close();
    http.close();
  }

  @Test
  void whatFunctionsAskForIsWhatTheirRolesAllow() throws Exception {
    play();

    Set<Call> asked = new HashSet<>();
    Stream.of(tables, queues, bus).map(Tap::calls).forEach(asked::addAll);
    Set<Call> allowed =
        Blueprint.OURS.functions().stream().flatMap(PermissionsIT::allowed).collect(toSet());

    assertThat(asked).as("asked for and not allowed").isSubsetOf(allowed);
    allowed.removeAll(asked);
    allowed.removeIf(RARE::containsKey);
    assertThat(allowed).as("allowed and never asked for").isEmpty();
  }

  /** What a role allows the function's own code, apart from what Lambda does on its behalf. */
  private static Stream<Call> allowed(String function) {
    return Blueprint.OURS.role(function).grants().stream()
        .flatMap(
            grant ->
                grant.actions().stream()
                    .filter(action -> OWN_DOING.matcher(action).matches())
                    .flatMap(
                        action ->
                            grant.resources().stream()
                                .map(resource -> new Call(function, action, resource))))
        .filter(call -> !call.resource().equals("StreamFailuresQueue.Arn"));
  }

  private void play() throws Exception {
    String webhook = "{\"url\":\"" + outside.url("/good") + "\"}";
    String hooks =
        "/v1/webhooks/" + call("POST", "/v1/webhooks", simulated, webhook).path("id").asText();
    call("GET", "/v1/webhooks", simulated, "");
    String flaky = create(simulated, targets(12, 30_000), outside.url("/flaky"));
    String gone = create(simulated, targets(3, 0), outside.url("/gone"));
    create(careful, targets(12, 0), outside.url("/good"));
    create(behindHttp, targets(3, 0), outside.url("/busy"));
    cloud.advanceTo(START.plus(Duration.ofMinutes(5)));
    for (String attempt : outside.attempts()) {
      report(attempt);
    }
    String waiting = create(simulated, targets(2, 0), outside.url("/good"));
    simulate(waiting);
    call(
        "POST",
        "/campaigns",
        simulated,
        body(targets(1, 0), outside.url("/good"), START.plus(Duration.ofMinutes(30))));
    call("POST", "/v1/campaigns/" + waiting + "/pause", simulated, "");
    call("POST", "/v1/campaigns/" + waiting + "/resume", simulated, "");
    call(
        "POST",
        "/v1/inbound",
        simulated,
        "{\"from\":\"+12125550125\",\"to\":\"+12125550100\",\"body\":\"STOP\"}");
    suppress();
    call("POST", "/v1/campaigns/" + waiting + "/cancel", simulated, "");
    keepTemplates();
    useLists();
    String messages = message();
    call("GET", "/campaigns/" + flaky, simulated, "");
    call("GET", "/v1/campaigns", simulated, "");
    call("GET", "/v1/campaigns/" + flaky, simulated, "");
    call("GET", "/v1/campaigns/" + flaky + "/recipients", simulated, "");
    call(
        "GET", "/v1/campaigns/" + flaky + "/recipients/" + "%2B12125550120/explain", simulated, "");
    call("GET", "/v1/health", simulated, "");
    list();
    cloud.advanceTo(START.plus(Duration.ofHours(1)));
    assertThat(call("GET", "/api/campaigns/" + messages, simulated, "").at("/data/failedDetails"))
        .as("whoever lacks a word of the message")
        .isNotEmpty();
    String lost = "/v1/webhooks/campaign-" + gone;
    assertThat(call("GET", lost, simulated, "").path("state").asText()).isEqualTo("disabled");
    assertThat(call("GET", lost + "/deliveries", simulated, "").path("data")).isNotEmpty();
    call("POST", lost + "/enable", simulated, "");
    assertThat(call("POST", lost + "/replay", simulated, "").path("replayed").asInt()).isPositive();
    call("DELETE", hooks, simulated, "");
    assertThat(call("GET", "/v1/campaigns/" + flaky, simulated, "").path("status").asText())
        .isEqualTo("completed");
    takeResultsAway(flaky);
    cloud.advanceTo(START.plus(Duration.ofMinutes(65)));
  }

  /** And then time takes one of them away, as it does after half a year. */
  private void takeResultsAway(String campaign) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(cloud.url() + "/v1/campaigns/" + campaign + "/results.csv"))
            .header("Authorization", "Bearer " + simulated)
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).body()).startsWith("recipient_id,");
    cloud
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(cloud.tableName("AddressesTable"))
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(SIMULATED + "#+12125550121"),
                            "sk", AttributeValue.fromS("recipient#" + campaign))));
  }

  private void simulate(String campaign) throws Exception {
    JsonNode forecast = call("POST", "/v1/campaigns/" + campaign + "/simulate", simulated, "{}");
    assertThat(forecast.path("contacts").asInt()).as(forecast.toString()).isEqualTo(2);
    String nobody = "{\"contacts\":[{\"count\":10,\"timezone\":\"America/New_York\"}]}";
    assertThat(call("POST", "/v1/simulations", simulated, nobody).path("contacts").asInt())
        .isEqualTo(10);
  }

  private void suppress() throws Exception {
    String list = "/v1/suppressions";
    call("PUT", list + "/+12125550120", simulated, "{\"kind\":\"do_not_call\"}");
    call(
        "POST",
        list + "/bulk",
        simulated,
        "{\"suppressions\":[{\"address\":\"ada@example.com\",\"kind\":\"opt_out\"}]}");
    assertThat(call("GET", list, simulated, "").path("data")).isNotEmpty();
    call("GET", list + "/ada@example.com", simulated, "");
    call("DELETE", list + "/ada@example.com?reason=test", simulated, "");
  }

  /** Messages to somebody who is known, then moves to another zone, and then to other numbers. */
  private String message() throws Exception {
    Map<String, Object> ann = person("+12125550140", "ann@example.com");
    String draft = messages(Map.of("status", "draft", "newContacts", List.of(ann)));
    assertThat(draft).isNotBlank();
    String id = call("GET", "/v1/contacts/ann@example.com", simulated, "").path("id").asText();
    call("PATCH", "/v1/contacts/" + id, simulated, "{\"timezone\":\"America/Chicago\"}");
    Map<String, Object> far = new HashMap<>(ann);
    far.put("timeZone", "America/Denver");
    Map<String, Object> moved = person("+18085550141", "ann@example.com");
    messages(Map.of("newContacts", List.of(far), "userIds", List.of(id)));
    messages(Map.of("newContacts", List.of(moved)));
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 50; i < 99; i++) {
      Map<String, Object> one = new HashMap<>(person("+121255501" + i, i + "@example.com"));
      one.put("notes", "x".repeat(8000));
      many.add(one);
    }
    many.add(person("+12125550142", "ann@example.com"));
    many.add(Map.of("phoneNumber", "+12125550149"));
    return messages(Map.of("newContacts", many));
  }

  private static Map<String, Object> person(String number, String mailbox) {
    return Map.of(
        "phoneNumber",
        number,
        "email",
        mailbox,
        "firstName",
        "Ann",
        "timeZone",
        "America/New_York");
  }

  private String messages(Map<String, Object> whom) throws Exception {
    Map<String, Object> body = new HashMap<>(whom);
    body.put("name", "Permissions");
    body.put("message", "Hi {{firstName}}");
    return call("POST", "/api/campaigns", simulated, json.writeValueAsString(body))
        .at("/data/_id")
        .asText();
  }

  private void keepTemplates() throws Exception {
    call("PUT", "/v1/templates/7", simulated, "{\"name\":\"Hi\",\"body\":\"Hi {{name}}\"}");
    call("GET", "/v1/templates/7", simulated, "");
    assertThat(call("GET", "/v1/templates", simulated, "").path("data")).isNotEmpty();
    call("DELETE", "/v1/templates/7", simulated, "");
  }

  private void list() throws Exception {
    JsonNode rule = call("POST", "/api/v1/rules", simulated, "{\"name\":\"Rule\"}").path("data");
    String rules = "/api/v1/rules/" + rule.path("uuid").asText();
    call("PUT", rules, simulated, "{\"max_total_calls\":2}");
    call("GET", rules, simulated, "");
    call("GET", "/api/v1/rules", simulated, "");
    String email = "\"email\":\"amy@example.com\"";
    listing("{\"phone_number\":\"+18085550190\"," + email + "}");
    // Amy has another number now, and what led to her by the old one goes.
    JsonNode listing = listing("{\"phone_number\":\"+18085550191\"," + email + "}");
    call("GET", "/api/v1/listings/" + listing.path("uuid").asText(), simulated, "");
    String notes = ",\"notes\":\"" + "x".repeat(5000) + "\"}";
    listing(
        IntStream.range(0, 60)
            .mapToObj(i -> "{\"phone_number\":\"+1313555%04d\"".formatted(100 + i) + notes)
            .collect(joining(",")));
  }

  private JsonNode listing(String contacts) throws Exception {
    String body = "{\"name\":\"Listing\",\"contacts\":[" + contacts + "]}";
    return call("POST", "/api/v1/listings", simulated, body).path("data");
  }

  private void useLists() throws Exception {
    Contacts people = new Contacts(SECRET, SIMULATED);
    people.letAppIn(
        new DynamoTenants(cloud.dynamoDb(), cloud.tableName("TenantsTable")), Instant.now());
    assertThat(app(people, Contacts.CREATE, people.list())).isEqualTo(201);
    assertThat(app(people, Contacts.CREATE, people.list())).as("its name is taken").isEqualTo(409);
    String few = people.few("phoneNumber", "data", "timeZone", "America/Denver");
    assertThat(app(people, Contacts.ADD, few)).isEqualTo(200);
    String many = people.many("phoneNumber", "data", "timeZone", "America/Boise");
    assertThat(app(people, Contacts.ADD, many)).isEqualTo(200);
    String lists = "/v1/contact-lists";
    String id = call("POST", lists, simulated, "{\"name\":\"Due\"}").path("id").asText();
    String list = lists + "/" + id;
    String small = people.few("phone_number", "entries", "timezone", "America/Chicago");
    String large = people.many("phone_number", "entries", "timezone", "America/Phoenix");
    String campaign =
        "{\"name\":\"x\",\"agent_id\":\"3c90c3cc-0d44-4b50-8888-8dd25736052a\",\"auto_start\":false}";
    call("POST", list + "/entries", simulated, small);
    call("POST", list + "/campaigns", simulated, campaign);
    call("POST", list + "/entries", simulated, large);
    call("POST", list + "/campaigns", simulated, campaign);
    assertThat(call("GET", lists, simulated, "").path("data")).hasSize(2);
    call("GET", list, simulated, "");
    call("GET", list + "/entries", simulated, "");
  }

  private int app(Contacts people, String path, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(cloud.url() + path));
    return http.send(
            people
                .sign(request, Instant.now(), "request " + ++requests)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private EmbeddedCloud start() {
    EmbeddedCloud started =
        EmbeddedCloud.builder()
            .template(Repository.file("template.yaml"))
            .environment(
                Map.of(
                    "ROLLCALL_ALLOW_LOOPBACK", "true",
                    "AWS_ENDPOINT_URL_DYNAMODB", tables.url(),
                    "AWS_ENDPOINT_URL_SQS", queues.url(),
                    "AWS_ENDPOINT_URL_EVENTBRIDGE", bus.url()))
            .startAt(START)
            .speed(0)
            .start();
    tables.leadTo(started.dynamoDb().serviceClientConfiguration().endpointOverride().orElseThrow());
    queues.leadTo(started.sqs().serviceClientConfiguration().endpointOverride().orElseThrow());
    bus.leadTo(started.eventBridge().serviceClientConfiguration().endpointOverride().orElseThrow());
    return started;
  }

  private String settle(TenantId id, Policy policy, CarrierSettings carrier) {
    DynamoTenants tenants = new DynamoTenants(cloud.dynamoDb(), cloud.tableName("TenantsTable"));
    ChannelSettings calls = new ChannelSettings(carrier, 10, Duration.ofMinutes(2), "+12125550100");
    tenants.save(
        new Tenant(id, "Test", policy, Map.of(Channel.CALL, calls, Channel.SMS, calls), SECRET));
    var issued =
        BearerToken.issue(id, new Random(id.hashCode()), START.minusSeconds(1), Optional.empty());
    tenants.save(issued.kept());
    return issued.token().text();
  }

  private static List<Map<String, Object>> targets(int count, int contextChars) {
    List<Map<String, Object>> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(
          Map.of(
              "to_number", "+121255501%02d".formatted(20 + i),
              "context", Map.of("text", "x".repeat(contextChars))));
    }
    return targets;
  }

  private String create(String token, List<Map<String, Object>> targets, String webhook)
      throws Exception {
    return call("POST", "/campaigns", token, body(targets, webhook, START))
        .path("campaign_id")
        .asText();
  }

  private String body(List<Map<String, Object>> targets, String webhook, Instant at)
      throws Exception {
    return json.writeValueAsString(
        Map.of(
            "agent_id",
            "3c90c3cc-0d44-4b50-8888-8dd25736052a",
            "name",
            "Permissions",
            "targets",
            targets,
            "schedule_at",
            at.toString(),
            "concurrent_calls",
            3,
            "retry_failed",
            true,
            "retry_attempts",
            1,
            "webhook_url",
            webhook,
            "notify_on_call_complete",
            true));
  }

  private void report(String attempt) throws Exception {
    String body = "{\"disposition\":\"completed\"}";
    long now = Instant.now().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.url() + "/v1/attempts/" + attempt + "/outcome"))
            .header("Content-Type", "application/json")
            .header("webhook-id", attempt)
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", Signature.of(SECRET).sign(attempt, now, body))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private JsonNode call(String method, String path, String token, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloud.url() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "request " + ++requests)
            .method(method, BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode())
        .as(method + " " + path + ": " + answer.body())
        .isBetween(200, 202);
    return json.readTree(answer.body());
  }
}
