package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Enrolled;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Keep;
import dev.rollcall.core.contact.MergeContact;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
  private static final String ROUTE = "GET /v1/campaigns/{id}/recipients/{recipient}/explain";
  private static final String ANN = Examples.number(1).value();

  private final Stores stores = new Stores();
  private final String acme = stores.token(Stores.ACME);
  private final ManageHandler handler = Doors.manage(stores, duration -> {});

  private Answered explain(String recipient) {
    return Call.to(ROUTE)
        .bearer(acme)
        .path("id", Enrolled.ID)
        .path("recipient", recipient)
        .by(handler);
  }

  private static JsonNode gate(Answered answered, String name) {
    return answered
        .json()
        .get("gates")
        .valueStream()
        .filter(gate -> gate.get("gate").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void heldBack(Answered answered, String by, String verdict, String because) {
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.json().get("may_be_reached").asBoolean()).isFalse();
    assertThat(answered.text("/held_back_by")).isEqualTo(by);
    assertThat(answered.text("/because")).isEqualTo(because);
    assertThat(gate(answered, by).get("verdict").asText()).isEqualTo(verdict);
  }

  @Test
  void showsEveryGateInOrderWithWhatItLookedAt() {
    Recipient ann = new Enrolled(stores).pending(1);

    Answered answered = explain(ANN);

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.json().get("may_be_reached").asBoolean()).isTrue();
    assertThat(answered.json().get("held_back_by").isNull()).isTrue();
    assertThat(answered.text("/reachable_at")).isEqualTo(Stores.NOW.toString());
    assertThat(answered.text("/recipient_id")).isEqualTo(ann.id().value());
    assertThat(answered.text("/zone_rules")).isEqualTo(stores.zones.version());
    assertThat(answered.json().get("gates").findValuesAsText("gate"))
        .containsExactly(
            "finished",
            "suppressed",
            "campaign",
            "dates",
            "total_cap",
            "day_cap",
            "rolling_cap",
            "conversation",
            "busy",
            "retry_gap",
            "window");
    assertThat(gate(answered, "window").at("/facts/local_time/America~1New_York").asText())
        .isEqualTo("2026-11-21T10:00-05:00");
    assertThat(gate(answered, "total_cap").at("/facts/attempts").asInt()).isZero();
    assertThat(answered.json().at("/resources/0/resource").asText()).isEqualTo("channel");
    assertThat(answered.json().at("/resources/0/free").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12125550101", "%2B12125550101", "12125550101"})
  void findsTheRecipientByItsNumberHoweverItIsWritten(String name) {
    new Enrolled(stores).pending(1);

    assertThat(explain(name).text("/to")).isEqualTo(ANN);
  }

  @Test
  void findsTheRecipientByItsContact() {
    new Enrolled(stores).pending(1);
    stores.contacts.save(
        Stores.ACME,
        Contact.of(
            new ContactId("5f1b2c3d4e5f60718293a4b5"),
            Person.at(Examples.number(1)),
            Stores.NOW,
            "test"),
        Optional.empty());

    assertThat(explain("5f1b2c3d4e5f60718293a4b5").text("/to")).isEqualTo(ANN);
  }

  /** Imports matched Ada by her mailbox and gave her other numbers; the campaign keeps its own. */
  @Test
  void findsWhoeverHasAnotherNumberSince() {
    Recipient ann = new Enrolled(stores).pending(1);
    ContactId id = ann.enrolment().contact();
    stores.contacts.save(
        Stores.ACME, Contact.of(id, at(Examples.number(1)), Stores.NOW, "1"), Optional.empty());
    MergeContact merge = new MergeContact(stores.contacts);
    for (int number = 2; number <= 4; number++) {
      merge.run(Stores.ACME, at(Examples.number(number)), row("import " + number));
    }

    assertThat(stores.contacts.find(Stores.ACME, id).map(Contact::address))
        .contains(Examples.number(4));
    assertThat(explain(id.value()).text("/to")).isEqualTo(ANN);
  }

  @Test
  void saysNothingOfWhoeverHasTheirFormerNumberNow() {
    new Enrolled(stores).pending(1);
    ContactId other = new ContactId("5f1b2c3d4e5f60718293a4b5");
    stores.contacts.save(
        Stores.ACME, Contact.of(other, at(Examples.number(1)), Stores.NOW, "1"), Optional.empty());
    new MergeContact(stores.contacts).run(Stores.ACME, at(Examples.number(2)), row("import"));

    assertThat(explain(other.value()).status()).isEqualTo(404);
  }

  private static Person at(Address number) {
    return new Person(
        Optional.of(number),
        Optional.of(new Address("ann@example.com")),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  private static MergeContact.Row row(String source) {
    return new MergeContact.Row(
        new ContactId("new"),
        source,
        Stores.NOW.plusSeconds(1),
        new Keep(Stores.NOW, Stores.NOW.plusSeconds(86_400)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12125550199", "nobody", "not%20an%20id", "+1", "x@example.com"})
  void knowsNobodyElse(String name) {
    new Enrolled(stores).pending(1);

    assertThat(explain(name).status()).isEqualTo(404);
  }

  @Test
  void tellsAnotherTenantNothing() {
    new Enrolled(stores).pending(1);

    Answered answered =
        Call.to(ROUTE)
            .bearer(stores.token(Stores.GLOBEX))
            .path("id", Enrolled.ID)
            .path("recipient", ANN)
            .by(handler);

    assertThat(answered.status()).isEqualTo(404);
  }

  @Test
  void saysWhoIsFinished() {
    new Enrolled(stores).finished(1, Disposition.COMPLETED);

    Answered answered = explain(ANN);

    heldBack(answered, "finished", "never", "the recipient is finished");
    assertThat(gate(answered, "finished").at("/facts/ended_as").asText()).isEqualTo("completed");
    assertThat(answered.json().get("reachable_at").isNull()).isTrue();
    assertThat(answered.json().get("next_look").isNull()).isTrue();
  }

  @Test
  void saysWhoIsBeingCalled() {
    Recipient ann = new Enrolled(stores).inCall(1);

    Answered answered = explain(ANN);

    heldBack(answered, "finished", "not_before", "an attempt is live");
    assertThat(gate(answered, "finished").at("/facts/live_attempt").asText())
        .isEqualTo(ann.id() + "-1");
  }

  @Test
  void saysWhoOptedOutAndHow() {
    new Enrolled(stores).pending(1);
    stores.suppress.line(
        Stores.ACME,
        Examples.number(1),
        new Suppression(
            Suppression.Kind.OPT_OUT, Optional.of(Channel.CALL), Stores.NOW, "inbound message"));

    Answered answered = explain(ANN);

    heldBack(answered, "suppressed", "never", "the person opted out");
    JsonNode facts = gate(answered, "suppressed").get("facts");
    assertThat(facts.get("kind").asText()).isEqualTo("opt_out");
    assertThat(facts.get("on").asText()).isEqualTo("call");
    assertThat(facts.get("source").asText()).isEqualTo("inbound message");
    assertThat(gate(answered, "suppressed").get("ends_as").asText()).isEqualTo("suppressed");
  }

  @Test
  void saysThatTheCampaignDoesNotRun() {
    new Enrolled(stores, CampaignStatus.PAUSED).pending(1);

    Answered answered = explain(ANN);

    heldBack(answered, "campaign", "waiting", "the campaign is not running");
    assertThat(gate(answered, "campaign").at("/facts/status").asText()).isEqualTo("paused");
    assertThat(answered.json().get("reachable_at").isNull()).isTrue();
  }

  @Test
  void saysWhoMustRestAndSince() {
    Recipient calling = new Enrolled(stores).inCall(1);
    Recipient failed =
        calling
            .concluded(
                calling.log().live().orElseThrow(),
                Outcome.of(Disposition.NO_ANSWER, Stores.NOW.plusSeconds(60)))
            .next(calling);
    stores.recipients.save(failed);
    stores.now = Stores.NOW.plusSeconds(120);

    Answered answered = explain(ANN);

    heldBack(answered, "retry_gap", "not_before", "the pause since the last attempt is not over");
    assertThat(gate(answered, "day_cap").at("/facts/attempts_today/America~1New_York").asInt())
        .isEqualTo(1);
    assertThat(gate(answered, "retry_gap").at("/facts/last_attempt").asText())
        .isEqualTo(Stores.NOW.toString());
    assertThat(answered.text("/reachable_at"))
        .isEqualTo(
            Stores.NOW
                .plusSeconds(gate(answered, "retry_gap").at("/facts/seconds").asLong())
                .toString());
  }

  @Test
  void saysWhoTalksToAnotherCampaign() {
    new Enrolled(stores).pending(1);
    Instant until = Stores.NOW.plus(Duration.ofMinutes(11));
    var line = stores.lines.find(Stores.ACME, Examples.number(1));
    stores.lines.save(
        line.marked(new LineMark("acme_other-1", "nonce", Stores.NOW, until), List.of()));

    Answered answered = explain(ANN);

    heldBack(answered, "busy", "not_before", "another attempt to the same number is live");
    assertThat(gate(answered, "busy").at("/facts/until").asText()).isEqualTo(until.toString());
  }

  @Test
  void saysHowLateItIsThere() {
    new Enrolled(stores).pending(1);
    stores.now = Instant.parse("2026-11-22T03:30:00Z");

    Answered answered = explain(ANN);

    heldBack(answered, "window", "not_before", "it is outside the allowed hours there");
    assertThat(gate(answered, "window").at("/facts/local_time/America~1New_York").asText())
        .isEqualTo("2026-11-21T22:30-05:00");
    assertThat(gate(answered, "window").at("/facts/hours").asText()).isEqualTo("09:00–18:00");
    assertThat(answered.text("/reachable_at")).isEqualTo("2026-11-22T14:00:00Z");
    assertThat(gate(answered, "window").at("/facts/opens_at").asText())
        .isEqualTo("2026-11-22T14:00:00Z");
  }

  @Test
  void tellsAfterTheGatesWhetherASlotIsFree() {
    new Enrolled(stores).pending(1);
    Campaign capped = new CampaignExample().id("capped").concurrency(1).build();
    stores.campaigns.save(capped);
    stores.imports.begin(capped.key(), 1, Stores.NOW);
    stores.imports.register(capped.key(), List.of(Examples.NEW_YORK));
    stores.recipients.enrol(
        Examples.recipient(capped.key(), Examples.number(1), Examples.NEW_YORK));
    assertThat(slots().get("free").asBoolean()).isTrue();

    Instant until = Stores.NOW.plusSeconds(60);
    stores.slots.take(capped.key(), 1, "acme_x-1", "nonce", until, Stores.NOW);

    assertThat(slots().get("free").asBoolean()).isFalse();
    assertThat(slots().at("/facts/in_use").asInt()).isEqualTo(1);
    assertThat(slots().at("/facts/cap").asInt()).isEqualTo(1);
  }

  @Test
  void tellsThatTheCarrierWantsToBeLeftAlone() {
    new Enrolled(stores).pending(1);
    stores.buckets.pause(Stores.ACME, Channel.CALL, Stores.NOW.plusSeconds(60));

    JsonNode channel = explain(ANN).json().get("resources").get(0);

    assertThat(channel.get("free").asBoolean()).isFalse();
    assertThat(channel.at("/facts/paused_until").asText())
        .isEqualTo(Stores.NOW.plusSeconds(60).toString());
  }

  private JsonNode slots() {
    Answered answered =
        Call.to(ROUTE).bearer(acme).path("id", "capped").path("recipient", ANN).by(handler);
    JsonNode last = answered.json().get("resources").get(1);
    assertThat(last.get("resource").asText()).isEqualTo("slots");
    return last;
  }
}
