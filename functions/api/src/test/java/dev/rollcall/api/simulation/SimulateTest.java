package dev.rollcall.api.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.problem.Problems;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.OpenApi;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.simulation.WhoIsLeft;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {
  private static final String ZONE = "{\"count\":10,\"timezone\":\"America/New_York\"}";

  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final SimulateHandler handler = handler(WhoIsLeft.ROWS_MAX, 1_000_000);

  private SimulateHandler handler(int rowsMax, long stepsMax) {
    return new SimulateHandler(
        stores.door(new Problems()),
        stores.views,
        new WhoIsLeft(stores.recipients, stores.recipients, rowsMax),
        new SimulationReader(stores.rules, stores.numbers, stores.zones),
        stores.zones,
        stepsMax);
  }

  private Answered simulate(String body) {
    return Call.to(SimulateHandler.NEW).bearer(token).json(body).by(handler);
  }

  private Answered simulateCampaign(String body, SimulateHandler by) {
    return Call.to(SimulateHandler.CAMPAIGN)
        .bearer(token)
        .path("id", Enrolled.ID)
        .json(body)
        .by(by);
  }

  @Test
  void saysHowACampaignWouldGoThatThereIsNot() {
    Answered answered =
        simulate(
            """
            {"rule": {"attempts_total_max": 2, "attempts_per_day_max": 1},
             "start_date": "2026-11-23",
             "concurrency": 5,
             "total": 1000,
             "contacts": [{"share": 0.5, "timezone": "America/New_York"},
                          {"share": 0.3, "timezone": "Europe/Istanbul", "priority": 1},
                          {"share": 0.2, "number_prefix": "+1310",
                           "preferred_contact_time": "afternoon"}],
             "account": {"default_timezone": "Europe/London", "starts_per_second": 3,
                         "rolling_caps": [{"attempts_max": 1, "hours": 20}]},
             "assumptions": {"shares": {"completed": 0.5, "voicemail": 0.25},
                             "shares_by_hour": [{"from_hour": 9, "to_hour": 11,
                                                 "shares": {"busy": 1}}],
                             "talk_seconds": {"mean": 30, "deviation": 10},
                             "carrier": {"usd_per_minute": 0.014}},
             "seed": 5}
            """);

    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    JsonNode said = answered.json();
    assertThat(said.path("contacts").asInt()).isEqualTo(1000);
    assertThat(said.path("timezone").asText()).isEqualTo("Europe/London");
    assertThat(said.at("/concurrency/peak").asInt()).isEqualTo(5);
    assertThat(said.at("/attempts/by_disposition/busy").asInt()).isPositive();
    assertThat(said.at("/assumptions/shares/no_answer").asDouble()).isEqualTo(0.25);
    assertThat(said.at("/assumptions/seed").asInt()).isEqualTo(5);
    assertThat(said.at("/cost/by_service/carrier").asDouble()).isPositive();
    int unreached = 0;
    for (JsonNode some : said.path("never_reached")) {
      unreached += some.path("contacts").asInt();
    }
    assertThat(said.path("reached").asInt() + unreached).isEqualTo(1000);
    assertThat(said.path("local_hours").findValuesAsText("at"))
        .isNotEmpty()
        .allMatch(hour -> hour.compareTo("2026-11-23T09:00") >= 0);
  }

  @Test
  void saysTheSameOfTheSameSeed() {
    String body = "{\"contacts\":[{\"count\":500,\"timezone\":\"America/New_York\"}],\"seed\":%d}";

    assertThat(simulate(body.formatted(3)).body()).isEqualTo(simulate(body.formatted(3)).body());
    assertThat(simulate(body.formatted(3)).body()).isNotEqualTo(simulate(body.formatted(4)).body());
  }

  @Test
  void saysTheSameAgainUnderTheSameIdempotencyKey() {
    Call call =
        Call.to(SimulateHandler.NEW)
            .bearer(token)
            .header("idempotency-key", "once")
            .json("{\"contacts\":[" + ZONE + "]}");
    Answered once = call.by(handler);
    stores.now = stores.now.plusSeconds(3600);

    assertThat(call.by(handler).body()).isEqualTo(once.body());
    assertThat(once.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"total\":10,\"contacts\":[{\"share\":1E-2147483647,\"timezone\":\"Asia/Tokyo\"}]}",
        "{\"contacts\":[{\"count\":1,\"timezone\":\"Asia/Tokyo\"}],"
            + "\"assumptions\":{\"carrier\":{\"usd_per_minute\":1E-100000000}}}",
        "{\"contacts\":[{\"count\":1,\"timezone\":\"Asia/Tokyo\"}],"
            + "\"assumptions\":{\"shares\":{\"completed\":1E2147483647}}}"
      })
  void isNotKeptBusyByOneNumber(String body) {
    Answered answered = simulate(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(faults(answered)).isNotEmpty();
  }

  @Test
  void takesTheUsualForGrantedWhereNothingIsSaid() {
    Answered answered = simulate("{\"contacts\":[" + ZONE + "]}");

    assertThat(answered.json().at("/assumptions/talk_seconds/mean").asInt()).isEqualTo(60);
    assertThat(answered.json().at("/assumptions/ring_seconds").asInt()).isEqualTo(18);
    assertThat(answered.json().at("/assumptions/seed").asInt()).isEqualTo(1);
    assertThat(answered.json().path("notes")).isNotEmpty();
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        arguments("{}", List.of("#/contacts is required")),
        arguments("{\"contacts\":[]}", List.of("#/contacts must have at least 1 item")),
        arguments(
            "{\"contacts\":[{\"count\":10,\"timezone\":\"EST\"}]}",
            List.of(
                "#/contacts/0/timezone must be an IANA region: did you mean America/New_York or"
                    + " America/Panama?")),
        arguments(
            "{\"contacts\":[{\"count\":1000000,\"timezone\":\"America/New_York\"}," + ZONE + "]}",
            List.of("#/contacts must be at most 1000000 together")),
        arguments(
            "{\"contacts\":[{\"count\":1000001}]}",
            List.of("#/contacts/0/count must be at most 1000000")),
        arguments(
            "{\"contacts\":[{\"timezone\":\"America/New_York\"}]}",
            List.of("#/contacts/0/count is required, or a share instead")),
        arguments(
            "{\"contacts\":[{\"share\":0.5}],\"total\":10}",
            List.of("#/contacts must have shares that are 1 together")),
        arguments(
            "{\"contacts\":[{\"share\":1}]}",
            List.of("#/total is required where contacts are shares of it")),
        arguments(
            "{\"contacts\":[{\"count\":3,\"number_prefix\":\"+999\"}]}",
            List.of(
                "#/contacts/0/number_prefix must be the beginning of a telephone number, such as"
                    + " +1212")),
        arguments(
            "{\"contacts\":["
                + ZONE
                + "],\"rule\":{\"attempts_per_day_max\":0,\"start_time\":\"22:00\","
                + "\"end_time\":\"23:00\"}}",
            List.of(
                "#/rule/attempts_per_day_max must be at least 1",
                "#/rule leaves no hour in which this account reaches people")),
        arguments(
            "{\"contacts\":[" + ZONE + "],\"end_date\":\"2026-11-01\",\"concurrency\":21}",
            List.of("#/end_date is over everywhere", "#/concurrency must be at most 20")),
        arguments(
            "{\"contacts\":["
                + ZONE
                + "],\"assumptions\":{\"shares\":{\"completed\":0.8,\"busy\":0.3,\"sent\":0},"
                + "\"talk_seconds\":{\"shape\":\"constant\",\"deviation\":3},\"ring_seconds\":301,"
                + "\"carrier\":{\"usd_per_minute\":-1}}}",
            List.of(
                "#/assumptions/shares/sent is not known here",
                "#/assumptions/shares must not be more than 1 together",
                "#/assumptions/talk_seconds/deviation is only of the shape lognormal",
                "#/assumptions/ring_seconds must be at most 300",
                "#/assumptions/carrier/usd_per_minute must be at least 0")),
        arguments(
            "{\"contacts\":["
                + ZONE
                + "],\"assumptions\":{\"shares_by_hour\":[{\"from_hour\":9,\"to_hour\":12,"
                + "\"shares\":{}},{\"from_hour\":11,\"to_hour\":11,\"shares\":{}}]}}",
            List.of("#/assumptions/shares_by_hour/1/to_hour must be after the from_hour")),
        arguments(
            "{\"contacts\":["
                + ZONE
                + "],\"account\":{\"default_timezone\":\"Nowhere\",\"starts_per_second\":0,"
                + "\"packs\":[\"mars\"],\"rolling_caps\":[{\"attempts_max\":0,\"hours\":1}]},\"channel\":\"email\"}",
            List.of(
                "#/channel is none that this account has",
                "#/account/default_timezone must be an IANA region, such as Europe/London",
                "#/account/starts_per_second must be at least 1",
                "#/account/rolling_caps/0/attempts_max must be at least 1",
                "#/account/packs/0 must be one of fr-call, fr-sms, us-debt-collection, us-federal,"
                    + " us-florida")),
        arguments(
            "{\"contacts\":[" + ZONE + "],\"people\":1}", List.of("#/people is not known here")));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void saysAllThatIsWrong(String body, List<String> faults) {
    Answered answered = simulate(body);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(faults(answered)).containsExactlyInAnyOrderElementsOf(faults);
  }

  private static List<String> faults(Answered answered) {
    List<String> found = new ArrayList<>();
    for (JsonNode error : answered.json().path("errors")) {
      found.add(error.path("pointer").asText() + " " + error.path("detail").asText());
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"contacts\":[{\"count\":1000001}]}",
        "{\"contacts\":[],\"seed\":-1}",
        "{\"contacts\":[{\"count\":1}],\"people\":1}"
      })
  void describesWhatItRefuses(String body) {
    assertThat(OpenApi.faultsOf(SimulateHandler.NEW, body)).isNotEmpty();
    assertThat(simulate(body).status()).isEqualTo(422);
  }

  @Test
  void playsWhoeverIsLeftOfACampaign() {
    Enrolled enrolled = new Enrolled(stores, CampaignStatus.PAUSED);
    enrolled.pending(1);
    enrolled.pending(2);
    enrolled.inCall(3);
    enrolled.finished(4, Disposition.COMPLETED);

    Answered answered = simulateCampaign("{\"seed\":9}", handler);

    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    assertThat(answered.json().path("contacts").asInt()).isEqualTo(3);
    assertThat(answered.json().at("/cost/lines").findValuesAsText("what")).doesNotContain("intake");
    assertThat(answered.json().path("notes")).hasSize(2);
    assertThat(stores.campaign(Enrolled.ID).status()).isEqualTo(CampaignStatus.PAUSED);
  }

  @Test
  void saysOfHowManyTheRowsWereRead() {
    Enrolled enrolled = new Enrolled(stores);
    enrolled.pending(1);
    enrolled.pending(2);

    Answered answered = simulateCampaign("{}", handler(0, 1_000_000));

    assertThat(answered.json().path("contacts").asInt()).isEqualTo(2);
    assertThat(answered.text("/notes/0")).contains("2 contacts").contains("rows of 0 were read");
  }

  @Test
  void refusesWhatNobodyCanPlay() {
    assertThat(simulateCampaign("{}", handler).status()).isEqualTo(404);
    new Enrolled(stores).finished(4, Disposition.COMPLETED);

    assertThat(simulateCampaign("{}", handler).status()).isEqualTo(409);
    assertThat(faults(simulateCampaign("{\"seed\":\"x\",\"contacts\":[]}", handler)))
        .containsExactly("#/seed must be an integer", "#/contacts is not known here");
  }

  @ParameterizedTest
  @EnumSource(
      value = CampaignStatus.class,
      names = {"COMPLETED", "CANCELLED", "FAILED"})
  void refusesWhatIsOver(CampaignStatus over) {
    new Enrolled(stores, over).pending(1);

    assertThat(simulateCampaign("{}", handler).status()).isEqualTo(409);
  }

  @Test
  void refusesWhatTakesLongerThanARequestMay() {
    Answered answered =
        Call.to(SimulateHandler.NEW)
            .bearer(token)
            .json("{\"contacts\":[" + ZONE + "]}")
            .by(handler(100, 5));

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.text("/detail"))
        .contains("more than 5 looks")
        .contains("rollcall simulate");
  }

  @Test
  void isForThoseWhoMay() {
    assertThat(Call.to(SimulateHandler.NEW).json("{}").by(handler).status()).isEqualTo(401);
    new Enrolled(stores).pending(1);
    String stranger = stores.token(Stores.GLOBEX);
    assertThat(
            Call.to(SimulateHandler.CAMPAIGN)
                .bearer(stranger)
                .path("id", Enrolled.ID)
                .json("{}")
                .by(handler)
                .status())
        .isEqualTo(404);
  }
}
