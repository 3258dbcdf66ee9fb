package dev.rollcall.api.v1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wake;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManageTest {
  private final Stores stores = new Stores();
  private final String acme = stores.token(Stores.ACME);
  private final String globex = stores.token(Stores.GLOBEX);
  private final List<Duration> waited = new ArrayList<>();
  private final ManageHandler handler = Doors.manage(stores, waited::add);

  private Call to(String route) {
    return Call.to(route).bearer(acme);
  }

  private Answered list(String name, String value) {
    Call call = to("GET /v1/campaigns");
    return (name.isEmpty() ? call : call.query(name, value)).by(handler);
  }

  private Answered show(String id) {
    return to("GET /v1/campaigns/{id}").path("id", id).by(handler);
  }

  private Answered ask(String action) {
    return to("POST /v1/campaigns/{id}/" + action).path("id", Enrolled.ID).by(handler);
  }

  private static List<String> ids(Answered answered) {
    return answered.json().at("/data").findValuesAsText("id");
  }

  private void campaigns(int count) {
    for (int i = 0; i < count; i++) {
      stores.campaigns.save(
          new CampaignExample().id("c" + i).createdAt(Stores.NOW.plusSeconds(i)).build());
    }
  }

  @Test
  void listsCampaignsNewestFirst() {
    campaigns(3);

    assertThat(ids(list("", ""))).containsExactly("c2", "c1", "c0");
    assertThat(list("", "").json().get("next_cursor").isNull()).isTrue();
  }

  @Test
  void listsPageByPage() {
    campaigns(5);
    Answered first = list("limit", "2");
    Answered second =
        to("GET /v1/campaigns")
            .query("limit", "2")
            .query("cursor", first.text("/next_cursor"))
            .by(handler);
    Answered third = list("cursor", second.text("/next_cursor"));

    assertThat(ids(first)).containsExactly("c4", "c3");
    assertThat(ids(second)).containsExactly("c2", "c1");
    assertThat(ids(third)).containsExactly("c0");
  }

  @Test
  void listsTwentyUnlessAskedForMore() {
    campaigns(101);

    assertThat(ids(list("", ""))).hasSize(20);
    assertThat(ids(list("limit", "100"))).hasSize(100);
  }

  @Test
  void listsNobodyElsesCampaigns() {
    campaigns(2);

    assertThat(ids(Call.to("GET /v1/campaigns").bearer(globex).by(handler))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 101",
    "limit, -1",
    "limit, x",
    "limit, 1.5",
    "limit, ''",
    "limit, '1,2'",
    "cursor, ''",
    "cursor, nonsense",
    "cursor, '!'",
    "sort, name"
  })
  void refusesAnotherQuery(String name, String value) {
    Answered answered = list(name, value);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.text("/errors/0/pointer")).isEqualTo("?" + name);
    assertThat(answered.headers()).containsEntry("Content-Type", "application/problem+json");
  }

  @Test
  void refusesACursorOfAnotherAccountOrList() {
    campaigns(2);
    Enrolled enrolled = new Enrolled(stores);
    enrolled.pending(1);
    enrolled.pending(2);
    String cursor = list("limit", "1").text("/next_cursor");
    Answered others =
        Call.to("GET /v1/campaigns").bearer(globex).query("cursor", cursor).by(handler);
    Answered recipients = recipients("cursor", cursor);

    assertThat(List.of(others.status(), recipients.status())).containsOnly(422);
  }

  @Test
  void showsACampaignWithItsFiguresAndWhatItWaitsFor() {
    new Enrolled(stores);
    Tally tally =
        new Tally(
            Map.of(
                Tally.STARTED,
                5L,
                Tally.ENDED,
                3L,
                Tally.REACHED,
                2L,
                "ended.completed",
                2L,
                "ended.exhausted",
                1L,
                "attempts.busy",
                3L));
    stores.counts.fold(
        Examples.CAMPAIGN, "shard", List.of(new Counts.Change("0".repeat(40), tally)), Stores.NOW);
    Answered shown = show(Enrolled.ID);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().toPrettyString())
        .isEqualToIgnoringWhitespace(
            """
            {
              "id" : "c1",
              "name" : "Example",
              "dialect" : "mrassistant",
              "channel" : "call",
              "status" : "running",
              "total" : 1,
              "created_at" : "2026-11-18T15:00:00Z",
              "updated_at" : "2026-11-18T15:00:00Z",
              "scheduled_at" : null,
              "started_at" : "2026-11-18T15:00:00Z",
              "ended_at" : null,
              "start_date" : null,
              "end_date" : null,
              "concurrency" : null,
              "rule" : {
                "attempts_total_max" : 10,
                "attempts_per_day_max" : 3,
                "retry_gap_seconds" : 7200,
                "start_time" : "09:00:00",
                "end_time" : "18:00:00"
              },
              "counts" : {
                "started" : 5,
                "ended" : 3,
                "reached" : 2,
                "ended_as" : { "completed" : 2, "exhausted" : 1 },
                "attempts_as" : { "busy" : 3 }
              },
              "progress" : { "parts_done" : 1, "parts" : 1, "recipients" : 1 },
              "waits_for" : "Nobody is left to reach: it completes shortly.",
              "actions" : [ "cancel", "pause" ]
            }
            """);
  }

  @Test
  void anotherAccountsCampaignLooksLikeNone() {
    new Enrolled(stores);
    for (String route :
        List.of(
            "GET /v1/campaigns/{id}",
            "GET /v1/campaigns/{id}/recipients",
            "POST /v1/campaigns/{id}/cancel")) {
      Answered others = Call.to(route).bearer(globex).path("id", Enrolled.ID).by(handler);
      Answered unknown = to(route).path("id", "unknown").by(handler);
      Answered nonsense = to(route).path("id", "no id!").by(handler);

      assertThat(List.of(others.status(), unknown.status(), nonsense.status())).containsOnly(404);
      assertThat(List.of(others.body(), nonsense.body())).containsOnly(unknown.body());
    }
    assertThat(stores.campaign(Enrolled.ID).status()).isEqualTo(CampaignStatus.RUNNING);
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, start, running",
    "SCHEDULED, start, running",
    "RUNNING, pause, paused",
    "PAUSED, resume, running",
    "PAUSED, cancel, cancelled",
    "IMPORTING, cancel, cancelled"
  })
  void doesWhatIsAsked(CampaignStatus from, String action, String to) {
    new Enrolled(stores, from);
    Answered answered = ask(action);

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.text("/status")).isEqualTo(to);
    assertThat(show(Enrolled.ID).text("/status")).isEqualTo(to);
  }

  @Test
  void answersAPauseAndACancelOnlyWhenTheyHold() {
    new Enrolled(stores);

    ask("pause");
    ask("resume");
    ask("cancel");
    assertThat(waited).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    assertThat(stores.wakes.due(Stores.NOW, 10))
        .extracting(Wake::key)
        .containsExactly(Examples.CAMPAIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, start, 'it allows cancel, pause', 2",
    "PAUSED, pause, 'it allows cancel, resume', 2",
    "IMPORTING, pause, 'it allows cancel', 1",
    "COMPLETED, cancel, 'nothing more can be asked of it', 0"
  })
  void namesWhatIsAllowedInstead(
      CampaignStatus status, String action, String sentence, int allowed) {
    new Enrolled(stores, status);
    Answered answered = ask(action);

    assertThat(answered.status()).isEqualTo(409);
    assertThat(answered.text("/detail")).startsWith(action).endsWith(sentence);
    assertThat(answered.json().get("allowed")).hasSize(allowed);
  }

  private Answered recipients(String name, String value) {
    Call call = to("GET /v1/campaigns/{id}/recipients").path("id", Enrolled.ID);
    return (name.isEmpty() ? call : call.query(name, value)).by(handler);
  }

  @Test
  void listsRecipientsWithTheirAttempts() {
    Enrolled enrolled = new Enrolled(stores);
    enrolled.finished(7, Disposition.COMPLETED);
    Answered answered = recipients("state", "completed");

    assertThat(answered.json().get("data").toPrettyString())
        .isEqualToIgnoringWhitespace(
            """
            [ {
              "id" : "acme_c1x12125550107",
              "contact_id" : "contact12125550107",
              "to" : "+12125550107",
              "state" : "finished",
              "disposition" : "completed",
              "detail" : null,
              "attempts_counted" : 1,
              "attempts" : [ {
                "id" : "acme_c1x12125550107-1",
                "started_at" : "2026-11-21T15:00:00Z",
                "disposition" : "completed",
                "ended_at" : "2026-11-21T15:01:00Z",
                "talk_seconds" : 41,
                "detail" : "hung up"
              } ],
              "next_look" : null
            } ]
            """);
  }

  @Test
  void listsRecipientsByState() {
    Enrolled enrolled = new Enrolled(stores);
    enrolled.pending(1);
    enrolled.inCall(2);
    enrolled.finished(3, Disposition.COMPLETED);
    enrolled.finished(4, Disposition.OPTED_OUT);

    assertThat(numbers(recipients("", ""))).containsExactlyInAnyOrder("01", "02", "03", "04");
    assertThat(numbers(recipients("state", "pending"))).containsExactly("01", "02");
    assertThat(numbers(recipients("state", "finished"))).containsExactly("03", "04");
    assertThat(numbers(recipients("state", "opted_out"))).containsExactly("04");
    assertThat(recipients("state", "pending").json().at("/data/1/attempts/0/disposition").isNull())
        .isTrue();
  }

  @Test
  void listsRecipientsPageByPageWithoutANumberInTheCursor() {
    Enrolled enrolled = new Enrolled(stores);
    for (int i = 0; i < 3; i++) {
      enrolled.pending(i);
    }
    Answered first = recipients("limit", "2");
    String cursor = first.text("/next_cursor");

    assertThat(numbers(first)).containsExactly("00", "01");
    assertThat(numbers(recipients("cursor", cursor))).containsExactly("02");
    assertThat(new String(Base64.getUrlDecoder().decode(cursor), ISO_8859_1))
        .doesNotContain("2125550");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "done", "PENDING", "not_placed", "pending,finished"})
  void refusesAnUnknownState(String state) {
    new Enrolled(stores);
    Answered answered = recipients("state", state);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.text("/errors/0/pointer")).isEqualTo("?state");
  }

  private static List<String> numbers(Answered answered) {
    return answered.json().at("/data").findValuesAsText("to").stream()
        .map(number -> number.substring(10))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/campaigns",
        "GET /v1/campaigns/{id}",
        "GET /v1/campaigns/{id}/recipients",
        "POST /v1/campaigns/{id}/start",
        "POST /v1/campaigns/{id}/pause",
        "POST /v1/campaigns/{id}/resume",
        "POST /v1/campaigns/{id}/cancel"
      })
  void asksEverybodyForATokenFirst(String route) {
    new Enrolled(stores);
    Answered without = Call.to(route).path("id", Enrolled.ID).by(handler);
    Answered bad = Call.to(route).bearer("nonsense").path("id", "no id!").by(handler);

    assertThat(List.of(without.status(), bad.status())).containsOnly(401);
    assertThat(bad.body()).isEqualTo(without.body());
    assertThat(bad.headers()).containsEntry("WWW-Authenticate", "Bearer");
  }

  @Test
  void tellsAnybodyWhatRunsHere() {
    Answered answered = Call.to("GET /v1/health").by(handler);

    assertThat(answered.text("/status")).isEqualTo("ok");
    assertThat(answered.text("/version")).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
    assertThat(answered.text("/zone_rules")).isEqualTo(stores.zones.version());
  }
}
