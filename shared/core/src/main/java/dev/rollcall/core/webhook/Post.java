package dev.rollcall.core.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One try to deliver a notice, as it goes over the wire. */
public record Post(String url, Map<String, String> headers, String body) {
  static final String USER_AGENT = "Rollcall/0.1.0";

  /** Copies what it is given. */
  public Post {
    headers = Map.copyOf(headers);
  }

  /**
   * A notice, signed by Standard Webhooks: once with each secret, the newest first.
   *
   * @param secrets at least one
   * @param sentAt real time, by which the receiver tells a replay
   */
  static Post of(Notice notice, String url, List<String> secrets, Instant sentAt, JsonText json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", notice.event().type().word());
    fields.put("timestamp", notice.event().at().toString());
    fields.put("data", notice.event().data());
    String body = json.write(fields);
    String id = notice.event().id();
    long seconds = sentAt.getEpochSecond();
    return new Post(
        url,
        Map.of(
            "content-type",
            "application/json",
            "user-agent",
            USER_AGENT,
            "webhook-id",
            id,
            "webhook-timestamp",
            Long.toString(seconds),
            "webhook-signature",
            secrets.stream()
                .map(secret -> Signature.of(secret).sign(id, seconds, body))
                .collect(Collectors.joining(" "))),
        body);
  }
}
