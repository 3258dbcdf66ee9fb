package dev.rollcall.api.mrassistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Bodies;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.webhook.EndpointUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateCampaignTest {
  private static final Address ANN = new Address("+12125550123");
  private static final Address BEN = new Address("+12125550124");

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final CreateCampaignHandler handler = Doors.create(stores);

  private Answered create(String body) {
    assertThat(OpenApi.faultsOf(CreateCampaignHandler.ROUTE, body)).isEmpty();
    return Call.to(CreateCampaignHandler.ROUTE).bearer(token).json(body).by(handler);
  }

  private Recipient recipient(Campaign campaign, Address address) {
    return stores
        .recipients
        .find(new RecipientKey(Stores.ACME, campaign.key().id(), address))
        .orElseThrow();
  }

  @Test
  void startsAtOnceAndAnswersWithEveryFieldOfThePage() {
    Answered answered = create(Bodies.campaign().toString());

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.text("/campaign_id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(answered.headers())
        .containsEntry("Location", "/campaigns/" + answered.text("/campaign_id"));
    ObjectNode rest = answered.json().deepCopy();
    rest.remove("campaign_id");
    assertThat(rest.toString())
        .isEqualTo(
            """
            {"agent_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a","name":"Reminder",\
            "total_targets":1,"status":"running","scheduled_at":null,\
            "started_at":"2026-11-21T15:00:00Z",\
            "calls_initiated":0,"calls_completed":0,"calls_failed":0}\
            """);
  }

  @Test
  void takesThePagesOwnExampleWithRealNumbersInIt() {
    Answered answered =
        create(
            OpenApi.DOCUMENT
                .at(
                    OpenApi.operation(CreateCampaignHandler.ROUTE)
                        + "/requestBody/content/application~1json/examples/page/value")
                .toString());

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.text("/scheduled_at")).isEqualTo("2023-11-07T05:31:56Z");
    assertThat(answered.text("/status")).isEqualTo("running");
  }

  @Test
  void tellsTheDomainEverythingThatWasSaid() {
    ObjectNode body = Bodies.campaign();
    body.put("concurrent_calls", 7).put("retry_failed", true).put("retry_attempts", 2);
    body.put("schedule_at", "2026-11-22T09:30:00.25+02:00");
    body.putObject("context").put("product", "anvils");
    body.put("webhook_url", "https://hooks.example.com/x").put("webhook_secret", "s3cret");
    body.put("notify_on_call_complete", true);
    Answered answered = create(body.toString());
    Campaign campaign = stores.campaign(answered.text("/campaign_id"));

    assertThat(answered.text("/status")).isEqualTo("scheduled");
    assertThat(answered.text("/scheduled_at")).isEqualTo("2026-11-22T07:30:00.250Z");
    assertThat(answered.json().get("started_at").isNull()).isTrue();
    assertThat(campaign.dialect()).isEqualTo("mrassistant");
    assertThat(campaign.concurrency()).isEqualTo(7);
    assertThat(campaign.rule().attemptsTotalMax()).isEqualTo(3);
    assertThat(campaign.rule().retryGap()).contains(Duration.ofMinutes(15));
    assertThat(campaign.schedule().at()).contains(Instant.parse("2026-11-22T07:30:00.25Z"));
    assertThat(campaign.script().context()).isEqualTo(Map.of("product", "anvils"));
    assertThat(campaign.script().agentId()).contains("3c90c3cc-0d44-4b50-8888-8dd25736052a");
    assertThat(campaign.webhook().orElseThrow().url()).isEqualTo("https://hooks.example.com/x");
    assertThat(campaign.webhook().orElseThrow().secret()).contains("s3cret");
    assertThat(campaign.webhook().orElseThrow().everyAttempt()).isTrue();
  }

  @Test
  void retriesOnlyWhenAskedTo() {
    ObjectNode body = Bodies.campaign();
    body.put("retry_failed", false).put("retry_attempts", 3);

    Campaign campaign = stores.campaign(create(body.toString()).text("/campaign_id"));
    assertThat(campaign.rule().attemptsTotalMax()).isEqualTo(1);
  }

  @Test
  void takesAbsentAndNullAlikeWhereThePageAllowsNull() {
    ObjectNode body = Bodies.campaign();
    body.putNull("schedule_at").putNull("webhook_url").putNull("webhook_secret");
    Campaign campaign = stores.campaign(create(body.toString()).text("/campaign_id"));

    assertThat(campaign.webhook()).isEmpty();
    assertThat(campaign.schedule().at()).isEmpty();
  }

  @Test
  void startsAtOnceWhenItsTimeIsPast() {
    ObjectNode body = Bodies.campaign().put("schedule_at", "2020-01-01T00:00:00Z");
    Answered answered = create(body.toString());

    assertThat(answered.text("/status")).isEqualTo("running");
    assertThat(answered.text("/scheduled_at")).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(answered.text("/started_at")).isEqualTo("2026-11-21T15:00:00Z");
  }

  @Test
  void readsNumbersInAnyUsualNotation() {
    ObjectNode body = Bodies.campaign("(212) 555-0123", "+1 212 555 0124");
    ((ObjectNode) body.withArray("targets").get(1)).put("from_number", "1-212-555-0188");
    Campaign campaign = stores.campaign(create(body.toString()).text("/campaign_id"));

    assertThat(recipient(campaign, ANN).enrolment().from()).isEmpty();
    assertThat(recipient(campaign, BEN).enrolment().from()).contains("+12125550188");
  }

  @Test
  void keepsATargetsOwnContextApart() {
    ObjectNode body = Bodies.campaign();
    body.putObject("context").put("product", "anvils").put("colour", "black");
    ((ObjectNode) body.withArray("targets").get(0)).putObject("context").put("colour", "red");
    Campaign campaign = stores.campaign(create(body.toString()).text("/campaign_id"));

    assertThat(recipient(campaign, ANN).enrolment().context()).isEqualTo(Map.of("colour", "red"));
  }

  @Test
  void takesAsManyAsThePageAllowsAndHandsThemOnInParts() {
    Answered answered = create(Bodies.campaign(Bodies.numbers(1000)).toString());
    Campaign campaign = stores.campaign(answered.text("/campaign_id"));

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.text("/status")).isEqualTo("scheduled");
    assertThat(answered.text("/total_targets")).isEqualTo("1000");
    assertThat(campaign.status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(stores.queued).extracting(Chunk::number).containsExactly(1, 2);
    assertThat(stores.queued).extracting(chunk -> chunk.rows().size()).containsExactly(500, 500);
  }

  @Test
  void takesALongNameByItsCharactersNotItsBytes() {
    ObjectNode body = Bodies.campaign().put("name", "\uD83D\uDE00".repeat(255));

    assertThat(create(body.toString()).status()).isEqualTo(201);
  }

  @Test
  void takesAWholeNumberHoweverItIsWritten() {
    assertThat(create(Bodies.with("concurrent_calls", "2.0")).status()).isEqualTo(201);
    assertThat(create(Bodies.with("concurrent_calls", "1e1")).status()).isEqualTo(201);
  }

  @Test
  void callsOnlyCountriesThatTheAccountAllows() {
    Policy narrow =
        new Policy(
            Policy.DEFAULT.reachableHours(),
            "US",
            "America/New_York",
            Set.of("GB"),
            List.of(),
            Duration.ofMinutes(1),
            Policy.Retention.DEFAULT);
    stores.put(Stores.tenant(Stores.ACME, Stores.CARRIER_SECRET, narrow));

    Answered answered = create(Bodies.campaign().toString());
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.json().at("/detail/0/loc").toString())
        .isEqualTo("[\"body\",\"targets\",0,\"to_number\"]");
    assertThat(answered.text("/detail/0/msg")).contains("country");
  }

  @Test
  void needsAChannelForCalls() {
    Tenant acme = Stores.tenant(Stores.ACME, Stores.CARRIER_SECRET, Policy.DEFAULT);
    stores.put(new Tenant(acme.id(), acme.name(), acme.policy(), Map.of(), acme.webhookSecret()));

    Answered answered = create(Bodies.campaign().toString());
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.text("/detail/0/msg")).isEqualTo("this account has no channel for calls");
  }

  @Test
  void mayPostToThisMachineOnlyWhereTheRunnerAllowsIt() {
    String body = Bodies.with("webhook_url", "\"http://127.0.0.1:9/x\"");
    CreateCampaignHandler local =
        new CreateCampaignHandler(
            stores.door(new Detail()),
            new Detail(),
            new CreateCampaignReader(stores.numbers, new EndpointUrl(true)),
            stores.acceptCampaign());

    assertThat(create(body).status()).isEqualTo(422);
    assertThat(Call.to(CreateCampaignHandler.ROUTE).bearer(token).json(body).by(local).status())
        .isEqualTo(201);
  }

  @Test
  void takesABodyInBase64AndATypeWithParameters() {
    Answered answered =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(token)
            .header("Content-Type", "Application/JSON; charset=\"UTF-8\"; profile=x")
            .bytes(Bodies.campaign().put("name", "Ünïcode").toString())
            .by(handler);

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.text("/name")).isEqualTo("Ünïcode");
  }

  @Test
  void answersInItsOwnDialectWhenWeFail() {
    CreateCampaignHandler broken =
        new CreateCampaignHandler(
            stores.door(
                request -> {
                  throw new IllegalStateException("no store");
                },
                new Detail()),
            new Detail(),
            new CreateCampaignReader(stores.numbers, new EndpointUrl(false)),
            stores.acceptCampaign());
    Answered answered =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(token)
            .json(Bodies.campaign().toString())
            .by(broken);

    assertThat(answered.status()).isEqualTo(500);
    assertThat(stores.logged.toString(UTF_8))
        .contains("no store")
        .contains(CreateCampaignHandler.ROUTE);
    assertThat(answered.body()).isEqualTo("{\"detail\":\"Internal error\"}");
  }
}
