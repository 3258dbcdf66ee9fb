package dev.rollcall.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.aws.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The properties of one JSON object. Each is read once; what is wrong with it is noted and reads as
 * absent, so that a reader goes on and finds the other faults too.
 */
public final class Fields {
  private static final int DECIMALS_MAX = 18;

  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode object;
  private final Path path;
  private final Faults faults;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode object, Path path, Faults faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** Reads one item of a list. */
  @FunctionalInterface
  public interface Item<T> {
    /** The item's value, or empty after noting what is wrong with it. */
    Optional<T> read(JsonNode node, Path path);
  }

  /** The properties of what stands at a path; empty, and a fault, if that is no object. */
  public static Optional<Fields> of(JsonNode node, Path path, Faults faults) {
    if (node.isObject()) {
      return Optional.of(new Fields(node, path, faults));
    }
    faults.add(path, Fault.Kind.NOT_AN_OBJECT, "must be an object");
    return Optional.empty();
  }

  /** A text of so many characters. */
  public Optional<String> text(String name, Need need, int min, int max) {
    return present(name, need)
        .filter(node -> accept(node.isTextual(), name, Fault.Kind.NOT_TEXT, "must be a string"))
        .map(JsonNode::textValue)
        .filter(text -> hasLength(name, text, min, max));
  }

  /** A text of so many characters at most, some of which can be seen. */
  public Optional<String> words(String name, Need need, int max) {
    return text(name, need, 1, max)
        .filter(
            text -> accept(!text.isBlank(), name, Fault.Kind.TEXT_TOO_SHORT, "must not be blank"));
  }

  /** A text in the form of a UUID, as it was written. */
  public Optional<String> uuid(String name, Need need) {
    return text(name, need, 0, Integer.MAX_VALUE)
        .filter(
            text ->
                accept(
                    UUID.matcher(text).matches(), name, Fault.Kind.NOT_A_UUID, "must be a UUID"));
  }

  /** An instant, written as RFC 3339 has it. */
  public Optional<Instant> time(String name, Need need) {
    return read(
        name,
        need,
        Times::parse,
        Fault.Kind.NOT_A_TIME,
        "must be a date and time with its offset, such as 2026-11-07T05:31:56Z");
  }

  /** A day of the calendar, such as {@code 2026-11-07}. */
  public Optional<LocalDate> date(String name, Need need) {
    return read(
        name, need, Times::parseDate, Fault.Kind.NOT_A_DATE, "must be a date, such as 2026-11-07");
  }

  /** A time of day, {@code HH:MM} or {@code HH:MM:SS}. */
  public Optional<LocalTime> timeOfDay(String name, Need need) {
    return read(
        name,
        need,
        Times::parseTimeOfDay,
        Fault.Kind.NOT_A_TIME_OF_DAY,
        "must be a time of day, such as 09:30 or 09:30:00");
  }

  /** One of a few words. */
  public Optional<String> oneOf(String name, Need need, Set<String> words) {
    return read(
        name,
        need,
        text -> Optional.of(text).filter(words::contains),
        Fault.Kind.NOT_ONE_OF,
        "must be one of " + String.join(", ", new TreeSet<>(words)));
  }

  /** A whole number in a range; {@code 1.0} is one. */
  public Optional<Integer> integer(String name, Need need, int min, int max) {
    return present(name, need)
        .filter(
            node ->
                accept(
                    Numbers.isWhole(node), name, Fault.Kind.NOT_AN_INTEGER, "must be an integer"))
        .map(JsonNode::decimalValue)
        .filter(n -> isWithin(name, n, min, max))
        .map(n -> n.intValueExact());
  }

  /** A number in a range, with at most 18 decimals. */
  public Optional<BigDecimal> decimal(String name, Need need, int min, int max) {
    return present(name, need)
        .filter(node -> accept(node.isNumber(), name, Fault.Kind.UNACCEPTABLE, "must be a number"))
        .map(JsonNode::decimalValue)
        // To add to a number with a billion decimals would write them all down.
        .filter(
            n ->
                accept(
                    n.scale() <= DECIMALS_MAX,
                    name,
                    Fault.Kind.UNACCEPTABLE,
                    "must have at most " + DECIMALS_MAX + " decimals"))
        .filter(n -> isWithin(name, n, min, max));
  }

  /** True or false. */
  public Optional<Boolean> flag(String name, Need need) {
    return present(name, need)
        .filter(
            node ->
                accept(node.isBoolean(), name, Fault.Kind.NOT_A_BOOLEAN, "must be true or false"))
        .map(JsonNode::booleanValue);
  }

  /** An object that may hold anything. */
  public Optional<Map<String, Object>> object(String name, Need need) {
    return present(name, need)
        .filter(
            node -> accept(node.isObject(), name, Fault.Kind.NOT_AN_OBJECT, "must be an object"))
        .map(Json::object);
  }

  /** The properties of an object that stands in this one. */
  public Optional<Fields> fields(String name, Need need) {
    return present(name, need).flatMap(node -> of(node, path.name(name), faults));
  }

  /** A list of so many items; what comes after the most that are allowed is not looked at. */
  public <T> List<T> list(String name, Need need, int min, int max, Item<T> item) {
    Optional<JsonNode> list =
        present(name, need)
            .filter(node -> accept(node.isArray(), name, Fault.Kind.NOT_A_LIST, "must be a list"));
    if (list.isEmpty()) {
      return List.of();
    }
    int size = list.get().size();
    accept(size >= min, name, Fault.Kind.LIST_TOO_SHORT, "must have at least " + some(min, "item"));
    accept(size <= max, name, Fault.Kind.LIST_TOO_LONG, "must have at most " + some(max, "item"));
    List<T> values = new ArrayList<>();
    for (int i = 0; i < Math.min(size, max); i++) {
      item.read(list.get().get(i), path.name(name).item(i)).ifPresent(values::add);
    }
    return values;
  }

  /** Notes a fault of one property. */
  public void fault(String name, Fault.Kind kind, String message) {
    faults.add(path.name(name), kind, message);
  }

  /** Whether a property is there at all, be it null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Whether a property is there and not null. */
  public boolean hasValue(String name) {
    return object.hasNonNull(name);
  }

  /**
   * Every property that nobody has asked for, of an object that may hold anything else: to be
   * called last.
   */
  public Map<String, Object> rest() {
    Map<String, JsonNode> others = new LinkedHashMap<>();
    for (var property : object.properties()) {
      if (!known.contains(property.getKey())) {
        others.put(property.getKey(), property.getValue());
      }
    }
    return others.isEmpty() ? Map.of() : Json.object(new ObjectNode(NODES, others));
  }

  /** Notes every property that nobody has asked for, or leaves it out: to be called last. */
  public void rejectOthers() {
    for (var property : object.properties()) {
      if (!known.contains(property.getKey())) {
        faults.unknown(path.name(property.getKey()));
      }
    }
  }

  private <T> Optional<T> read(
      String name,
      Need need,
      Function<String, Optional<T>> parse,
      Fault.Kind kind,
      String expected) {
    Optional<String> text = text(name, need, 0, Integer.MAX_VALUE);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      fault(name, kind, expected);
    }
    return value;
  }

  private Optional<JsonNode> present(String name, Need need) {
    known.add(name);
    JsonNode node = object.get(name);
    if (node == null) {
      accept(need != Need.REQUIRED, name, Fault.Kind.MISSING, "is required");
    }
    return Optional.ofNullable(node).filter(n -> need != Need.NULLABLE || !n.isNull());
  }

  private boolean hasLength(String name, String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    return accept(
            length >= min,
            name,
            Fault.Kind.TEXT_TOO_SHORT,
            "must have at least " + some(min, "character"))
        && accept(
            length <= max,
            name,
            Fault.Kind.TEXT_TOO_LONG,
            "must have at most " + some(max, "character"));
  }

  private boolean isWithin(String name, BigDecimal n, int min, int max) {
    return accept(Numbers.atLeast(n, min), name, Fault.Kind.TOO_SMALL, "must be at least " + min)
        && accept(Numbers.atMost(n, max), name, Fault.Kind.TOO_LARGE, "must be at most " + max);
  }

  private boolean accept(boolean good, String name, Fault.Kind kind, String message) {
    if (!good) {
      fault(name, kind, message);
    }
    return good;
  }

  private static String some(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
