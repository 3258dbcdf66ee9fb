package dev.rollcall.api.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.aws.json.Json;
import java.util.stream.IntStream;

/** Bodies of {@code POST /campaigns}. */
public final class Bodies {
  private Bodies() {}

  /** The smallest that is valid. */
  public static ObjectNode campaign() {
    return campaign("+12125550123");
  }

  /** The smallest that calls these. */
  public static ObjectNode campaign(String... numbers) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("agent_id", "3c90c3cc-0d44-4b50-8888-8dd25736052a").put("name", "Reminder");
    ArrayNode targets = body.putArray("targets");
    for (String number : numbers) {
      targets.addObject().put("to_number", number);
    }
    return body;
  }

  /** The smallest, with one property more or another value for it; {@code ""} leaves it out. */
  public static String with(String name, String json) {
    ObjectNode body = campaign();
    if (json.isEmpty()) {
      body.remove(name);
    } else {
      body.set(name, tree(json));
    }
    return body.toString();
  }

  /** The smallest, with a property of its only target set or, for {@code ""}, left out. */
  public static String withTarget(String name, String json) {
    ObjectNode body = campaign();
    ObjectNode target = (ObjectNode) body.withArray("targets").get(0);
    if (json.isEmpty()) {
      target.remove(name);
    } else {
      target.set(name, tree(json));
    }
    return body.toString();
  }

  /** So many different numbers, all of the reserved kind. */
  public static String[] numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "+1%d55501%02d".formatted(AREAS[i / 100], i % 100))
        .toArray(String[]::new);
  }

  private static final int[] AREAS = {201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214};

  private static com.fasterxml.jackson.databind.JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
