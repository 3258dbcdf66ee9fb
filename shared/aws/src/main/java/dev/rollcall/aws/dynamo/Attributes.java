package dev.rollcall.aws.dynamo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item that was read. */
record Attributes(Map<String, AttributeValue> values) {
  static Instant time(AttributeValue value) {
    BigDecimal seconds = new BigDecimal(value.n());
    long whole = seconds.longValue();
    return Instant.ofEpochSecond(
        whole, seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }

  String text(String name) {
    return value(name).s();
  }

  Optional<String> maybeText(String name) {
    return maybe(name).map(AttributeValue::s);
  }

  long number(String name) {
    return Long.parseLong(value(name).n());
  }

  int integer(String name) {
    return Integer.parseInt(value(name).n());
  }

  /** A number that is left out when zero. */
  int count(String name) {
    return maybe(name).map(AttributeValue::n).map(Integer::parseInt).orElse(0);
  }

  Instant time(String name) {
    return time(value(name));
  }

  Optional<Instant> maybeTime(String name) {
    return maybe(name).map(Attributes::time);
  }

  boolean flag(String name) {
    return maybe(name).map(AttributeValue::bool).orElse(false);
  }

  /** The entries of a map; none if it is left out. */
  Map<String, AttributeValue> map(String name) {
    return maybe(name).map(AttributeValue::m).orElse(Map.of());
  }

  /** The attributes of a nested map. */
  Attributes nested(String name) {
    return new Attributes(value(name).m());
  }

  Optional<Attributes> maybeNested(String name) {
    return maybe(name).map(AttributeValue::m).map(Attributes::new);
  }

  List<AttributeValue> list(String name) {
    return maybe(name).map(AttributeValue::l).orElse(List.of());
  }

  Optional<AttributeValue> maybe(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private AttributeValue value(String name) {
    return maybe(name)
        .orElseThrow(() -> new IllegalStateException("the item has no attribute " + name));
  }
}
