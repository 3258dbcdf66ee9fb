package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.core.tenant.ChannelSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one table of what the demonstration fills its pages with.
 *
 * @param values {@code values.json} of the resources
 */
public record Scenario(JsonNode values) {
  /** The longest call of the demo tenant. */
  public static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  /** How long an attempt of the demo tenant may hold its place. */
  static final Duration LEASE = LONGEST_CALL.plus(ChannelSettings.LEASE_MARGIN);

  /**
   * Somebody whom the demo tenant knew before.
   *
   * @param id 24 hex digits, as page 5 prints it
   */
  public record KnownContact(String id, String number, String firstName, String lastName) {}

  /** A template that the demo tenant had before. */
  public record KnownTemplate(int number, String name, String body) {}

  /** The scenario that comes with the product. */
  public static Scenario load() {
    return new Scenario(Resources.json("values.json"));
  }

  /** Engine time at which it begins. */
  public Instant now() {
    return Instant.parse(text("now"));
  }

  /** Engine time by which all must be done. */
  public Instant until() {
    return Instant.parse(text("until"));
  }

  /** Whom the demo tenant knows before any request: page 5 names them by id. */
  public List<KnownContact> knownContacts() {
    return values
        .get("known_contacts")
        .valueStream()
        .map(
            one ->
                new KnownContact(
                    one.get("id").asText(),
                    one.get("phone_number").asText(),
                    one.get("first_name").asText(),
                    one.get("last_name").asText()))
        .toList();
  }

  /** The template that page 1 names by its number. */
  public KnownTemplate knownTemplate() {
    JsonNode one = values.get("template");
    return new KnownTemplate(
        one.get("number").asInt(), one.get("name").asText(), one.get("body").asText());
  }

  /** Texts STOP before any campaign exists. */
  String stopBefore() {
    return text("stop_before");
  }

  /** Texts STOP while a campaign waits for their morning. */
  String stopAfter() {
    return text("stop_after");
  }

  /** The request of a page with its placeholders filled. */
  Filled request(Page page, Known known) {
    return page.filled(values.get("fills").path(page.name()), known);
  }

  /** Where the people of page 3's campaign are. */
  Map<String, String> targets() {
    Map<String, String> zones = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> zone : values.get("targets").properties()) {
      zone.getValue().forEach(number -> zones.put(number.asText(), zone.getKey()));
    }
    return zones;
  }

  /** What signs the news that a page asks for. */
  String secret(String page) {
    for (Map.Entry<String, JsonNode> fill : values.get("fills").get(page).properties()) {
      if (fill.getKey().endsWith("secret")) {
        return fill.getValue().asText();
      }
    }
    throw new IllegalArgumentException("the page " + page + " asks for no news");
  }

  /** Where a number is that a page prints. */
  String zone(String number) {
    return values.get("zones").get(number).asText();
  }

  /** Page 3's campaign for all targets, each as the page prints its one. */
  Page calls() {
    Page page = Page.printed("3-calls");
    ObjectNode printed = (ObjectNode) page.printed().at("/body/targets/0");
    ArrayNode targets = JsonNodeFactory.instance.arrayNode();
    for (String number : targets().keySet()) {
      ObjectNode target = printed.deepCopy();
      target.put("to_number", number).put("from_number", text("own_number"));
      targets.add(target);
    }
    return page.with("/body/targets", targets);
  }

  /** A message that says stop. */
  Page stop(String number) {
    return Page.printed("stop")
        .with("/body/from", JsonNodeFactory.instance.textNode(number))
        .with("/body/to", values.get("own_number"));
  }

  /** The large listing. */
  LargeListing largeListing() {
    return new LargeListing(values.get("listing"), targets().keySet());
  }

  private String text(String name) {
    return values.get(name).asText();
  }
}
