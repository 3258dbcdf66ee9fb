package dev.rollcall.core.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A text that a tenant keeps for its campaigns; a campaign takes it as it is when it is created.
 *
 * @param name for people, 1–255 characters
 * @param subject of e-mails; Mustache too
 * @param body Mustache, at most {@value Wording#TEMPLATE_CHARS_MAX} characters
 * @param createdAt when it was first put
 * @param updatedAt when it was last put
 * @param version grows with every write
 */
public record MessageTemplate(
    TemplateKey key,
    String name,
    Optional<String> subject,
    String body,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  /** This template with other words in it. */
  MessageTemplate replaced(
      String newName, Optional<String> newSubject, String newBody, Instant now) {
    return new MessageTemplate(key, newName, newSubject, newBody, createdAt, now, version + 1);
  }
}
