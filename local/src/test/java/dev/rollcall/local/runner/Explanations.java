package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Disposition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks an engine why somebody is not reached, holds it to an answer and makes a table of them. */
final class Explanations {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final List<String> table = new ArrayList<>();
  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

  Explanations(Api api) {
    this.api = api;
  }

  /** Somebody in a campaign. */
  record Contact(String campaign, String number) {
    String path() {
      return "/v1/campaigns/" + campaign + "/recipients/" + number + "/explain";
    }
  }

  /** Why everybody was held back so far. */
  Set<Reason> reasons() {
    return EnumSet.copyOf(reasons);
  }

  String table() {
    return "| kind | held back by | because | reachable at |\n|---|---|---|---|\n"
        + String.join("\n", table);
  }

  /** Somebody who waits until an instant. */
  void until(String kind, Contact contact, String gate, Reason reason, Instant reachable)
      throws IOException, InterruptedException {
    heldBack(kind, contact, gate, reason, Optional.of(reachable));
  }

  /** Somebody for whom another must do something first. */
  void forSomebody(String kind, Contact contact, String gate, Reason reason)
      throws IOException, InterruptedException {
    heldBack(kind, contact, gate, reason, Optional.empty());
  }

  /** Somebody who is finished; the gate says so for good, whatever it is that ended them. */
  void ended(String kind, Contact contact, Disposition as, String gate, Reason reason)
      throws IOException, InterruptedException {
    JsonNode told = await(contact, "finished", Reason.FINISHED);
    JsonNode never = gate(told, gate);
    assertThat(gate(told, "finished").at("/facts/ended_as").asText()).as(kind).isEqualTo(as.word());
    assertThat(never.path("verdict").asText()).as(kind).isEqualTo("never");
    assertThat(never.path("ends_as").asText()).as(kind).isEqualTo(as.word());
    assertThat(never.path("reason").asText()).as(kind).isEqualTo(reason.word());
    assertThat(told.path("reachable_at").isNull()).as(kind).isTrue();
    note(
        kind,
        "finished, as " + as.word() + (gate.equals("finished") ? "" : "; " + gate),
        reason,
        Optional.empty());
  }

  /** Somebody whom every gate lets through, but for whom there is none left of a resource. */
  void lacks(String kind, Contact contact, String resource)
      throws IOException, InterruptedException {
    JsonNode told = api.get(contact.path()).body();
    assertThat(told.path("may_be_reached").asBoolean()).as(told.toString()).isTrue();
    assertThat(named(told, "resources", "resource", resource).path("free").asBoolean())
        .as(kind)
        .isFalse();
    assertThat(told.path("reachable_at")).as(kind).isEqualTo(told.path("at"));
    table.add("| %s | no gate | no free %s | %s |".formatted(kind, resource, at(told)));
  }

  /** The sentence about the whole campaign. */
  void awaits(Contact contact, String sentence) throws IOException, InterruptedException {
    assertThat(sentence(contact)).isEqualTo(sentence);
  }

  /** The same, of somebody who may have been looked at since they came in, or not. */
  void awaitsHours(Contact contact, Instant opens, Reason reason)
      throws IOException, InterruptedException {
    assertThat(sentence(contact))
        .isIn(
            "Calling hours open next at " + opens + ".",
            "Nobody is due before %s; for whoever comes first, %s."
                .formatted(opens, reason.sentence()));
  }

  private String sentence(Contact contact) throws IOException, InterruptedException {
    return api.get("/v1/campaigns/" + contact.campaign()).body().path("waits_for").asText();
  }

  /** The engine's time. */
  Instant now(Contact contact) throws IOException, InterruptedException {
    return at(api.get(contact.path()).body());
  }

  private void heldBack(
      String kind, Contact contact, String gate, Reason reason, Optional<Instant> reachable)
      throws IOException, InterruptedException {
    JsonNode told = await(contact, gate, reason);
    assertThat(gate(told, gate).path("reason").asText()).as(kind).isEqualTo(reason.word());
    assertThat(Optional.ofNullable(told.path("reachable_at").textValue()).map(Instant::parse))
        .as("%s: %s", kind, told)
        .isEqualTo(reachable);
    note(kind, gate, reason, reachable);
  }

  private JsonNode await(Contact contact, String gate, Reason reason)
      throws IOException, InterruptedException {
    return api.await(
        contact.path(),
        told ->
            told.path("held_back_by").asText().equals(gate)
                && told.path("because").asText().equals(reason.sentence()),
        PATIENCE);
  }

  private void note(String kind, String by, Reason reason, Optional<Instant> reachable) {
    reasons.add(reason);
    table.add(
        "| %s | %s | %s | %s |"
            .formatted(kind, by, reason.sentence(), reachable.map(Instant::toString).orElse("–")));
  }

  private static Instant at(JsonNode told) {
    return Instant.parse(told.path("at").asText());
  }

  private static JsonNode gate(JsonNode told, String name) {
    return named(told, "gates", "gate", name);
  }

  private static JsonNode named(JsonNode told, String list, String property, String name) {
    return told.path(list)
        .valueStream()
        .filter(one -> one.path(property).asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + ": " + told));
  }
}
