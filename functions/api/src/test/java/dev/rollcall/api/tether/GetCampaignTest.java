package dev.rollcall.api.tether;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.memory.MemoryReceipts;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign of messages, read back. */
class GetCampaignTest {
  private static final Address ANN = new Address("+12125550123");

  private final Scene scene = new Scene();
  private final AtomicInteger sequence = new AtomicInteger();

  private void count(Campaign campaign, Map<String, Long> figures) {
    scene.stores.counts.fold(
        campaign.key(),
        "shard",
        List.of(
            new Counts.Change("%040d".formatted(sequence.incrementAndGet()), new Tally(figures))),
        scene.stores.now);
  }

  @Test
  void isShownAsItWasCreated() {
    ObjectNode body = Scene.body().put("process", "p-1").put("isAutopilot", true);
    body.putObject("segmentation").put("source", "fair");
    body.putArray("userIds").add(Scene.SAM).add(Scene.NOBODY);
    Answered created = scene.create(body);

    Answered got = scene.get(created.text("/data/_id"));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text("/message")).isEqualTo("Campaign found");
    assertThat(got.json().get("data")).isEqualTo(created.json().get("data"));
  }

  @ParameterizedTest
  @CsvSource({"0,0,0%", "2,1,67%", "1,2,33%", "3,0,100%", "0,3,0%", "1,199,1%", "1,1,50%"})
  void countsLive(long sent, long failed, String rate) {
    Answered created = scene.create(Scene.body());
    Campaign campaign = scene.campaign(created);
    count(campaign, Map.of(Tally.ENDED, sent + failed, Tally.REACHED, sent));

    Answered got = scene.get(created.text("/data/_id"));

    assertThat(got.text("/data/stats/sent")).isEqualTo(Long.toString(sent));
    assertThat(got.text("/data/stats/failed")).isEqualTo(Long.toString(failed));
    assertThat(got.text("/data/stats/successRate")).isEqualTo(rate);
  }

  @Test
  void tellsWhoLackedAWordOfTheMessage() {
    ObjectNode body = Scene.body().put("message", "Hi {{firstName}}");
    body.putArray("userIds").add(Scene.SAM).add(Scene.NOBODY);
    Answered created = scene.create(body);
    count(scene.campaign(created), Map.of(Tally.ENDED, 1L, Tally.ENDED_AS + "failed", 1L));
    String ann = scene.recipient(created, ANN).enrolment().contact().value();

    Answered got = scene.get(created.text("/data/_id"));

    assertThat(got.json().at("/data/failedUserIds").toString())
        .isEqualTo("[\"%s\",\"%s\"]".formatted(Scene.NOBODY, ann));
    assertThat(got.text("/data/failedDetails/1/userId")).isEqualTo(ann);
    assertThat(got.text("/data/failedDetails/1/reason"))
        .isEqualTo("the contact has no value for firstName");
    assertThat(got.text("/data/stats/failed")).isEqualTo("1");
  }

  @Test
  void tellsWhomACarrierCouldNotReach() {
    Answered created = scene.create(Scene.body());
    Recipient ann = scene.recipient(created, ANN);
    Attempt attempt =
        new Attempt(
            1,
            Stores.NOW,
            ann.place().calendarId(),
            "nonce",
            Stores.NOW.plusSeconds(60),
            Optional.empty());
    Recipient started = ann.started(attempt, Stores.NOW.plusSeconds(60)).next(ann);
    scene.stores.recipients.save(started);
    Recipient ended =
        started
            .concluded(
                attempt, new Outcome(Disposition.UNDELIVERED, Stores.NOW, 0, "handset is off"))
            .ended(Disposition.EXHAUSTED, Stores.NOW);
    scene.stores.recipients.save(ended.next(started));
    count(scene.campaign(created), Map.of(Tally.ENDED, 1L, Tally.ENDED_AS + "exhausted", 1L));

    assertThat(scene.get(created.text("/data/_id")).text("/data/failedDetails/0/reason"))
        .isEqualTo("undelivered: handset is off");
  }

  @Test
  void tellsOfNoMoreFailuresThanAnAnswerShouldHold() {
    ObjectNode body = Scene.nobody().put("message", "Hi {{firstName}}");
    body.putArray("userIds").add(Scene.SAM);
    List<String> numbers = new ArrayList<>();
    IntStream.range(0, 1100)
        .mapToObj(i -> "+1%d55501%02d".formatted(220 + i / 100, i % 100))
        .filter(n -> scene.stores.numbers.parse(n, "US").isPresent())
        .forEach(numbers::add);
    numbers.forEach(n -> body.withArray("newContacts").addObject().put("phoneNumber", n));
    Answered created = scene.create(body);
    var importChunk = scene.stores.importChunk();
    scene.stores.queued.forEach(importChunk::run);
    count(
        scene.campaign(created),
        Map.of(
            Tally.ENDED, (long) numbers.size(), Tally.ENDED_AS + "failed", (long) numbers.size()));

    Answered got = scene.get(created.text("/data/_id"));

    assertThat(got.json().at("/data/failedDetails"))
        .hasSize(Math.min(Failures.MAX, numbers.size()));
    assertThat(got.text("/data/stats/failed")).isEqualTo(Integer.toString(numbers.size()));
  }

  @Test
  void showsWhereItIsInItsLife() {
    Answered created = scene.create(Scene.body().put("status", "draft"));
    String id = created.text("/data/_id");
    assertThat(scene.get(id).text("/data/status")).isEqualTo("draft");

    Campaign draft = scene.campaign(created);
    Campaign running =
        draft.after(CampaignAction.START, Stores.NOW.plusMillis(5_250)).orElseThrow();
    scene.stores.campaigns.save(running);
    assertThat(scene.get(id).text("/data/status")).isEqualTo("running");
    assertThat(scene.get(id).text("/data/updatedAt")).isEqualTo("2026-11-21T15:00:05.250Z");

    scene.stores.campaigns.save(
        running.after(CampaignAction.CANCEL, Stores.NOW.plusSeconds(9)).orElseThrow());
    assertThat(scene.get(id).text("/data/status")).isEqualTo("cancelled");
  }

  @Test
  void isStillShownWhenItsReceiptIsForgotten() {
    Answered created = scene.create(Scene.body().put("process", "p-1"));

    Answered got =
        Call.to(GetCampaignHandler.ROUTE)
            .bearer(scene.token)
            .path("_id", created.text("/data/_id"))
            .by(scene.getWith(new MemoryReceipts()));

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.text("/data/process")).isEqualTo("p-1");
    assertThat(got.text("/data/createdBy/fullName")).isEqualTo("Acme Inc.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"665f1a0c0e0a4b001a2c9f10", "", "#", "not an id"})
  void isUnknown(String id) {
    Answered got = scene.get(id);

    assertThat(got.status()).isEqualTo(404);
    assertThat(got.body())
        .isEqualTo("{\"success\":false,\"message\":\"Campaign not found\",\"errors\":[]}");
  }

  @Test
  void isNobodyElsesAndOfNoOtherContract() {
    String id = scene.create(Scene.body()).text("/data/_id");
    new Enrolled(scene.stores);
    String stranger = scene.stores.token(Stores.GLOBEX);

    assertThat(
            Call.to(GetCampaignHandler.ROUTE)
                .bearer(stranger)
                .path("_id", id)
                .by(scene.get)
                .status())
        .isEqualTo(404);
    assertThat(scene.get(Enrolled.ID).status()).isEqualTo(404);
    assertThat(Call.to(GetCampaignHandler.ROUTE).path("_id", id).by(scene.get).status())
        .isEqualTo(401);
  }
}
