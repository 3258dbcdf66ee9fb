package dev.rollcall.core.webhook;

import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.testing.Examples;
import java.time.Instant;
import java.util.Set;

/** Endpoints of the example tenant. */
public final class WebhookExample {
  /** Where all of them are. */
  public static final String URL = "https://hooks.example.com/tenant";

  /** What all of them are signed with. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private WebhookExample() {}

  /** An endpoint that wants the usual. */
  public static Webhook of(String id, EventType... types) {
    return at(id, Examples.NOW, types);
  }

  /** An endpoint that was added then. */
  public static Webhook at(String id, Instant createdAt, EventType... types) {
    return new Webhook(Examples.TENANT, new WebhookId(id), URL, SECRET, Set.of(types), createdAt);
  }
}
