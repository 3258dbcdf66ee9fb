package dev.rollcall.aws.lambda;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** Turns the items of a stream event into the items that the stores read. */
public final class StreamImages {
  private static final int SEQUENCE_DIGITS = 40;

  private StreamImages() {}

  /** An item as the stores read it. */
  public static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item(
      Map<String, AttributeValue> image) {
    Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> item =
        new LinkedHashMap<>();
    image.forEach((name, value) -> item.put(name, value(value)));
    return item;
  }

  /** A sequence number such that text sorts like numbers. */
  public static String sequence(String number) {
    return "0".repeat(Math.max(0, SEQUENCE_DIGITS - number.length())) + number;
  }

  private static software.amazon.awssdk.services.dynamodb.model.AttributeValue value(
      AttributeValue value) {
    var built = software.amazon.awssdk.services.dynamodb.model.AttributeValue.builder();
    if (value.getS() != null) {
      built.s(value.getS());
    } else if (value.getN() != null) {
      built.n(value.getN());
    } else if (value.getBOOL() != null) {
      built.bool(value.getBOOL());
    } else if (value.getM() != null) {
      built.m(item(value.getM()));
    } else if (value.getL() != null) {
      built.l(value.getL().stream().map(StreamImages::value).toList());
    } else if (value.getSS() != null) {
      built.ss(value.getSS());
    } else if (value.getNS() != null) {
      built.ns(value.getNS());
    } else if (value.getB() != null) {
      built.b(SdkBytes.fromByteBuffer(value.getB()));
    } else {
      built.nul(true);
    }
    return built.build();
  }
}
