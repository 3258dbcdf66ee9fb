package dev.rollcall.core.webhook;

import java.util.Map;

/** Writes JSON. */
@FunctionalInterface
public interface JsonText {
  /** The text of an object made of JSON values, its fields in their order. */
  String write(Map<String, Object> object);
}
