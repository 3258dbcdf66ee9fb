package dev.rollcall.core.message;

import dev.rollcall.core.store.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps a template under its number, whether or not there was one. */
public final class PutTemplate {
  private static final int TRIES_MAX = 20;

  private final Templates templates;
  private final InstantSource clock;

  /** Putting into this store. */
  public PutTemplate(Templates templates, InstantSource clock) {
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * What was put.
   *
   * @param created whether there was none before
   */
  public record Put(MessageTemplate template, boolean created) {}

  /** Puts a template; of two at once, the one that is written later stays. */
  public Put run(TemplateKey key, String name, Optional<String> subject, String body) {
    Optional<MessageTemplate> there = templates.find(key);
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Instant now = clock.instant();
      MessageTemplate next =
          there
              .map(known -> known.replaced(name, subject, body, now))
              .orElseGet(() -> new MessageTemplate(key, name, subject, body, now, now, 1));
      switch (templates.save(next)) {
        case Write.Done<MessageTemplate> done -> {
          return new Put(next, there.isEmpty());
        }
        case Write.Lost<MessageTemplate> lost -> there = lost.current();
      }
    }
    throw new IllegalStateException("no write of template " + key.number() + " ever won");
  }
}
