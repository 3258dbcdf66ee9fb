package dev.rollcall.aws.dynamo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item that is being written; what is absent is left out. */
final class Item {
  private final Map<String, AttributeValue> attributes = new HashMap<>();

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Seconds since the epoch, with as many decimals as there are: eight bytes for milliseconds. */
  static AttributeValue time(Instant value) {
    return AttributeValue.fromN(
        BigDecimal.valueOf(value.getNano(), 9)
            .add(BigDecimal.valueOf(value.getEpochSecond()))
            .stripTrailingZeros()
            .toPlainString());
  }

  Item text(String name, String value) {
    return with(name, text(value));
  }

  Item text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  Item number(String name, long value) {
    return with(name, number(value));
  }

  /** A number whose zero is left out. */
  Item count(String name, long value) {
    return value == 0 ? this : number(name, value);
  }

  Item time(String name, Instant value) {
    return with(name, time(value));
  }

  Item time(String name, Optional<Instant> value) {
    value.ifPresent(present -> time(name, present));
    return this;
  }

  /** Whole seconds since the epoch, as TTL wants them. */
  Item seconds(String name, Optional<Instant> value) {
    value.ifPresent(present -> number(name, present.getEpochSecond()));
    return this;
  }

  /** A boolean whose false is left out. */
  Item flag(String name, boolean value) {
    return value ? with(name, AttributeValue.fromBool(true)) : this;
  }

  Item bytes(String name, byte[] value) {
    return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
  }

  Item map(String name, Map<String, AttributeValue> value) {
    return with(name, AttributeValue.fromM(value));
  }

  Item list(String name, List<AttributeValue> value) {
    return with(name, AttributeValue.fromL(value));
  }

  Item all(Map<String, AttributeValue> more) {
    attributes.putAll(more);
    return this;
  }

  private Item with(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  Map<String, AttributeValue> build() {
    return Map.copyOf(attributes);
  }

  AttributeValue asMap() {
    return AttributeValue.fromM(build());
  }
}
