package dev.rollcall.core.tenant;

import java.util.regex.Pattern;

/**
 * The owner of a row; every stored key begins with it.
 *
 * @param value 1–40 letters, digits, {@code _} or {@code -}: never the {@code #} that separates the
 *     parts of a key
 */
public record TenantId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  /** Refuses a value that could be mistaken for more than one part of a key. */
  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a tenant id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
