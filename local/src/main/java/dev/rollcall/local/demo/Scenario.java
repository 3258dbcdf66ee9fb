package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the demonstration does: the request as its page prints it, and the values for its
 * placeholders.
 *
 * @param now engine time at which it begins
 * @param until engine time by which all must be done
 * @param zones where each number is
 * @param stopBefore texts STOP before the campaign exists
 * @param stopAfter texts STOP while the campaign waits for their morning
 */
public record Scenario(
    Instant now,
    Instant until,
    Map<String, ZoneId> zones,
    String stopBefore,
    String stopAfter,
    JsonNode page,
    JsonNode values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The scenario that comes with the product. */
  public static Scenario load() {
    JsonNode values = read("values.json");
    Map<String, ZoneId> zones = new LinkedHashMap<>();
    values
        .get("targets")
        .properties()
        .forEach(
            zone ->
                zone.getValue()
                    .forEach(number -> zones.put(number.asText(), ZoneId.of(zone.getKey()))));
    return new Scenario(
        Instant.parse(values.get("now").asText()),
        Instant.parse(values.get("until").asText()),
        zones,
        values.get("stop_before").asText(),
        values.get("stop_after").asText(),
        read("create-campaign.json"),
        values);
  }

  /** The page's request with every placeholder filled. */
  public String request(String webhookUrl) {
    ObjectNode request = page.deepCopy();
    ObjectNode target = (ObjectNode) page.get("targets").get(0);
    ArrayNode targets = request.putArray("targets");
    for (String number : zones.keySet()) {
      ObjectNode filled = target.deepCopy();
      filled.put("to_number", number);
      filled.set("from_number", values.get("from_number"));
      targets.add(filled);
    }
    values.get("request").properties().forEach(v -> request.set(v.getKey(), v.getValue()));
    request.put("webhook_url", webhookUrl);
    return request.toString();
  }

  /** The secret that signs the campaign's webhooks. */
  public String webhookSecret() {
    return values.at("/request/webhook_secret").asText();
  }

  /** Attempts that the request allows for each contact. */
  public int attemptsMax() {
    return 1 + values.at("/request/retry_attempts").asInt();
  }

  private static JsonNode read(String name) {
    try (InputStream file = Scenario.class.getResourceAsStream("/demo/" + name)) {
      return JSON.readTree(Objects.requireNonNull(file, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
