package dev.rollcall.core.message;

import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Optional;

/** Where tenants' templates are kept. */
public interface Templates {
  /** The template as it is now; never a stale read. */
  Optional<MessageTemplate> find(TemplateKey key);

  /**
   * Writes a template over the version before its own; version 1 only where there is none.
   *
   * @return done, or lost with what is there instead
   */
  Write<MessageTemplate> save(MessageTemplate template);

  /** Removes a template; answers whether there was one. */
  boolean delete(TemplateKey key);

  /**
   * A tenant's templates, newest first.
   *
   * @param after where the previous page ended, or empty for the first
   * @param limit 1–100
   */
  Page<MessageTemplate> recent(TenantId tenant, Optional<String> after, int limit);
}
