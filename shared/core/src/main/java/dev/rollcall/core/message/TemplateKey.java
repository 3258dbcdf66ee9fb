package dev.rollcall.core.message;

import dev.rollcall.core.tenant.TenantId;

/**
 * A template of a tenant.
 *
 * @param number by which the tenant names it, 1 to 2,147,483,647
 */
public record TemplateKey(TenantId tenant, int number) {
  /** Refuses a number that no tenant can choose. */
  public TemplateKey {
    if (number < 1) {
      throw new IllegalArgumentException("a template's number is at least 1");
    }
  }
}
