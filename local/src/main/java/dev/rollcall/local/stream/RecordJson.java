package dev.rollcall.local.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.template.Arn;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** Stream records as Lambda writes them. */
final class RecordJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RecordJson() {}

  static ObjectNode of(Record record, String streamArn) {
    ObjectNode json = JSON.objectNode();
    json.put("eventID", record.eventID()).put("eventName", record.eventNameAsString());
    json.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb");
    json.put("awsRegion", Arn.REGION);
    json.set("dynamodb", change(record.dynamodb()));
    if (record.userIdentity() != null) {
      json.putObject("userIdentity")
          .put("type", record.userIdentity().type())
          .put("principalId", record.userIdentity().principalId());
    }
    return json.put("eventSourceARN", streamArn);
  }

  private static ObjectNode change(StreamRecord record) {
    ObjectNode json = JSON.objectNode();
    json.put("ApproximateCreationDateTime", record.approximateCreationDateTime().getEpochSecond());
    json.set("Keys", item(record.keys()));
    if (record.hasNewImage()) {
      json.set("NewImage", item(record.newImage()));
    }
    if (record.hasOldImage()) {
      json.set("OldImage", item(record.oldImage()));
    }
    json.put("SequenceNumber", record.sequenceNumber()).put("SizeBytes", record.sizeBytes());
    return json.put("StreamViewType", record.streamViewTypeAsString());
  }

  private static ObjectNode item(Map<String, AttributeValue> item) {
    ObjectNode json = JSON.objectNode();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  private static ObjectNode value(AttributeValue value) {
    ObjectNode json = JSON.objectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case NUL -> json.put("NULL", true);
      case B -> json.put("B", base64(value.b()));
      case SS -> value.ss().forEach(json.putArray("SS")::add);
      case NS -> value.ns().forEach(json.putArray("NS")::add);
      case BS -> {
        ArrayNode array = json.putArray("BS");
        value.bs().forEach(bytes -> array.add(base64(bytes)));
      }
      case L -> {
        ArrayNode array = json.putArray("L");
        value.l().forEach(element -> array.add(value(element)));
      }
      case M -> json.set("M", item(value.m()));
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("unknown type: " + value);
    }
    return json;
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
