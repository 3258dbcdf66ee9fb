package dev.rollcall.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Compares numbers of any size without ever writing them out. */
final class Numbers {
  private Numbers() {}

  static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber()
        || (node.isNumber()
            && (node.decimalValue().signum() == 0
                || node.decimalValue().stripTrailingZeros().scale() <= 0));
  }

  static boolean atLeast(BigDecimal number, int min) {
    return number.compareTo(BigDecimal.valueOf(min)) >= 0;
  }

  static boolean atMost(BigDecimal number, int max) {
    return number.compareTo(BigDecimal.valueOf(max)) <= 0;
  }
}
