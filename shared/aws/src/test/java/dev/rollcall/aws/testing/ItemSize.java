package dev.rollcall.aws.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of an item as DynamoDB charges it: names and values, with its rules for each type. */
public final class ItemSize {
  private static final int CONTAINER_BYTES = 3;
  private static final int ELEMENT_BYTES = 1;

  private ItemSize() {}

  /** Bytes of an item. */
  public static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case BOOL, NUL -> 1;
      case M -> CONTAINER_BYTES + value.m().size() * ELEMENT_BYTES + of(value.m());
      case L ->
          CONTAINER_BYTES
              + value.l().stream().mapToInt(element -> ELEMENT_BYTES + of(element)).sum();
      default -> throw new IllegalArgumentException("no item here holds " + value.type());
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** One byte for every two significant digits, and one more. */
  private static int number(String digits) {
    return Math.ceilDiv(new BigDecimal(digits).stripTrailingZeros().precision(), 2) + 1;
  }
}
