package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends the pages' requests, one after the other, and remembers what was answered. */
final class Stage {
  private final Scenario scenario;
  private final Client client;
  private final PrintStream out;
  private final List<Played> played = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private Known known;

  /**
   * An empty stage.
   *
   * @param known credentials
   */
  Stage(Scenario scenario, Client client, Known known, PrintStream out) {
    this.scenario = scenario;
    this.client = client;
    this.known = known;
    this.out = out;
  }

  /** Every campaign so far. */
  List<Played> played() {
    return List.copyOf(played);
  }

  /** What must be read back once all is over. */
  List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** Has the news of all campaigns posted to an endpoint. */
  void webhook(String url) throws IOException, InterruptedException {
    known = known.with("webhook_url", url);
    ask(Page.printed("webhook"), "/id");
  }

  void stop(String number) throws IOException, InterruptedException {
    client.post(scenario.request(scenario.stop(number), known));
    out.printf("  %s texts STOP%n", number);
  }

  /** Page 2: the rule that page 1 and the list's campaign name. */
  void rule() throws IOException, InterruptedException {
    JsonNode answer = ask(Page.printed("2-rule"), "/data/uuid");
    known = known.with("rule", answer.at("/data/uuid").asText());
  }

  /** Page 1: a listing of one, who prefers the morning. */
  void listing() throws IOException, InterruptedException {
    Page page = Page.printed("1-listing");
    JsonNode answer = ask(page, "/data/campaign_uuid");
    Terms terms = Terms.ofRule(page.printed().at("/body/rule"));
    String number = page.printed().at("/body/contacts/0/phone_number").asText();
    Map<String, Callee> contacts =
        Map.of(
            number,
            new Callee(
                scenario.zone(number),
                terms.hours().and(Hours.MORNING),
                Expected.ofCalls(number, terms.attemptsMax())));
    played.add(new Played("1 listing", answer.at("/data/campaign_uuid").asText(), terms, contacts));
    claimListing(answer, Map.of("received", 1, "created", 1));
  }

  /** Page 3: calls in six zones, with a webhook of their own; answers the campaign's id. */
  String calls(String webhookUrl) throws IOException, InterruptedException {
    known = known.with("webhook_url", webhookUrl);
    Page page = scenario.calls();
    Filled request = scenario.request(page, known);
    JsonNode answer = ask(page, "/campaign_id");
    String id = answer.get("campaign_id").asText();
    Terms terms = Terms.ofCalls(request.body());
    Played calls = new Played("3 calls", id, terms, callees(scenario.targets(), terms));
    played.add(calls);
    String path = "/campaigns/" + id;
    claim(path, "/status", "completed");
    claim(path, "/total_targets", calls.contacts().size());
    claim(path, "/calls_initiated", calls.attempts());
    claim(path, "/calls_completed", calls.reached());
    claim(path, "/calls_failed", calls.contacts().size() - calls.reached());
    return id;
  }

  /** Page 4: a contact list, rows for it, and a campaign under page 2's rule. */
  void contactList() throws IOException, InterruptedException {
    String id = ask(Page.printed("4-contact-list"), "/data/_id").at("/data/_id").asText();
    known = known.with("list", id);
    ask(Page.printed("add-contacts"), "/message");
    Page page = Page.printed("list-campaign");
    JsonNode answer = ask(page, "/id");
    Terms terms =
        Terms.ofRule(
            Page.printed("2-rule").printed().get("body"),
            page.printed().at("/body/concurrency").asInt());
    List<JsonNode> rows =
        Page.printed("add-contacts")
            .printed()
            .at("/body/data")
            .valueStream()
            .sorted(Comparator.comparingInt(row -> row.get("contactPriority").asInt()))
            .toList();
    Map<String, String> people = new LinkedHashMap<>();
    for (JsonNode row : rows) {
      people.put(row.get("phoneNumber").asText(), row.get("timeZone").asText());
    }
    played.add(
        new Played(
            "4 contact list",
            answer.get("id").asText(),
            terms,
            callees(people, terms),
            List.copyOf(people.keySet())));
    claim("/v1/contact-lists/" + id, "/records", rows.size());
  }

  /** Page 5: a message to somebody new and to two who were known. */
  void message() throws IOException, InterruptedException {
    Page page = Page.printed("5-message-campaign");
    String id = ask(page, "/data/_id").at("/data/_id").asText();
    Terms terms = Terms.ofMessages();
    Map<String, Callee> contacts = new LinkedHashMap<>();
    for (String list : List.of("newContacts", "selectedExistingContacts")) {
      for (JsonNode contact : page.printed().get("body").get(list)) {
        String number = contact.get("phoneNumber").asText();
        contacts.put(number, new Callee(scenario.zone(number), terms.hours(), Expected.SENT));
      }
    }
    played.add(new Played("5 messages", id, terms, contacts));
    String path = "/api/campaigns/" + id;
    claim(path, "/data/stats/total", contacts.size());
    claim(path, "/data/stats/sent", contacts.size());
    claim(path, "/data/stats/failed", 0);
  }

  /** Page 1 again, for five hundred; those of the contact list are known by now. */
  void largeListing() throws IOException, InterruptedException {
    LargeListing listing = scenario.largeListing();
    Page page = listing.page();
    JsonNode answer = ask(page, "/data/campaign_uuid");
    Terms terms = Terms.ofRule(page.printed().at("/body/rule"));
    Map<String, String> people = listing.people();
    int updated = (int) people.keySet().stream().filter(this::isKnown).count();
    played.add(
        new Played(
            "1 listing, large",
            answer.at("/data/campaign_uuid").asText(),
            terms,
            callees(people, terms)));
    claimListing(
        answer,
        Map.of(
            "received",
            people.size() + 1,
            "created",
            people.size() - updated,
            "updated",
            updated,
            "rejected/0/index",
            listing.badRow()));
  }

  private boolean isKnown(String number) {
    return played.stream().anyMatch(campaign -> campaign.contacts().containsKey(number));
  }

  private Map<String, Callee> callees(Map<String, String> people, Terms terms) {
    Map<String, Callee> callees = new LinkedHashMap<>();
    people.forEach(
        (number, zone) ->
            callees.put(number, new Callee(zone, terms.hours(), expected(number, terms))));
    return callees;
  }

  private Expected expected(String number, Terms terms) {
    if (number.equals(scenario.stopBefore())) {
      return Expected.SUPPRESSED;
    }
    return number.equals(scenario.stopAfter())
        ? Expected.OPTED_OUT
        : Expected.ofCalls(number, terms.attemptsMax());
  }

  private void claimListing(JsonNode answer, Map<String, Integer> figures) {
    String path = "/api/v1/listings/" + answer.at("/data/uuid").asText();
    figures.forEach((name, figure) -> claim(path, "/data/contacts/" + name, figure));
  }

  private void claim(String path, String pointer, Object figure) {
    claims.add(new Claim(path, pointer, figure.toString()));
  }

  private JsonNode ask(Page page, String told) throws IOException, InterruptedException {
    Filled request = scenario.request(page, known);
    JsonNode answer = client.post(request);
    out.printf("  POST %-70s %s%n", shortened(request.path()), answer.at(told).asText());
    return answer;
  }

  /** A path without what differs between two engines. */
  private static String shortened(String path) {
    return path.replaceAll("\\?.*", "").replaceAll("(?<=/)(st|cl)-[^/]+", "…");
  }
}
