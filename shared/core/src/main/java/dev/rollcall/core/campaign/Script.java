package dev.rollcall.core.campaign;

import java.util.Map;
import java.util.Optional;

/**
 * What is said: handed to the carrier with every attempt.
 *
 * @param agentId the voice agent that speaks
 * @param subject of e-mails; a template like the message
 * @param message the text that is sent: a Mustache template over what is known of the contact
 * @param context values for agent or text; those of a recipient override them, key by key
 */
public record Script(
    Optional<String> agentId,
    Optional<String> subject,
    Optional<String> message,
    Map<String, Object> context) {
  /** Copies what it is given. */
  public Script {
    context = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(context));
  }

  /** What is said without a subject. */
  public Script(Optional<String> agentId, Optional<String> message, Map<String, Object> context) {
    this(agentId, Optional.empty(), message, context);
  }
}
