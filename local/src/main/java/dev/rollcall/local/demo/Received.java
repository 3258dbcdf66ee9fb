package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A webhook that arrived.
 *
 * @param id the same on every delivery of one event
 * @param verified whether its signature holds
 */
public record Received(String id, boolean verified, JsonNode body) {
  /** What it tells. */
  public String type() {
    return body.path("type").asText();
  }

  /** One of its particulars. */
  public String data(String name) {
    return body.path("data").path(name).asText();
  }
}
