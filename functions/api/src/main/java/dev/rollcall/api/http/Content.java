package dev.rollcall.api.http;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of reading a body. */
public sealed interface Content {
  /** It is JSON. */
  record Read(JsonNode tree) implements Content {}

  /**
   * It cannot be read.
   *
   * @param status 400, 413 or 415
   * @param why for the caller
   */
  record Unreadable(int status, String why) implements Content {}
}
