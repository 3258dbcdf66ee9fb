package dev.rollcall.notify;

import dev.rollcall.core.webhook.Delivery;
import dev.rollcall.core.webhook.Delivery.Fate;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the log says of one try: neither the URL, which may hold a secret, nor who it is about. */
final class DeliveryFacts {
  private DeliveryFacts() {}

  static Map<String, Object> of(Notice notice, int received, Delivery delivery, Duration took) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("tenant", notice.tenant().value());
    facts.put("endpoint", notice.endpoint());
    facts.put("id", notice.event().id());
    facts.put("type", notice.event().type().word());
    facts.put("round", notice.round());
    facts.put("received", received);
    delivery.reply().ifPresent(reply -> put(facts, reply));
    put(facts, delivery.fate());
    facts.put("millis", took.toMillis());
    return facts;
  }

  private static void put(Map<String, Object> facts, Reply reply) {
    switch (reply) {
      case Reply.Answered answered -> {
        facts.put("status", answered.status());
        answered.retryAfter().ifPresent(asked -> facts.put("retry_after", asked.toSeconds()));
      }
      case Reply.Unanswered unanswered -> facts.put("fault", unanswered.fault().word());
    }
  }

  private static void put(Map<String, Object> facts, Fate fate) {
    switch (fate) {
      case Fate.Delivered _ -> facts.put("fate", "delivered");
      case Fate.TryAgain again -> {
        facts.put("fate", "try_again");
        facts.put("delay_seconds", again.delay().toSeconds());
      }
      case Fate.Parked parked -> {
        facts.put("fate", "parked");
        facts.put("due", parked.due().toString());
      }
      case Fate.Dropped dropped -> {
        facts.put("fate", "dropped");
        facts.put("reason", dropped.reason().word());
      }
    }
  }
}
