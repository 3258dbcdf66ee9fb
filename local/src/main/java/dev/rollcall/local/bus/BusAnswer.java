package dev.rollcall.local.bus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of EventBridge's. */
record BusAnswer(int status, ObjectNode body) {
  static BusAnswer of(ObjectNode body) {
    return new BusAnswer(200, body);
  }

  static BusAnswer error(String type, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return new BusAnswer(400, body.put("__type", type).put("message", message));
  }
}
