package dev.rollcall.core.rule;

import dev.rollcall.core.tenant.TenantId;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A rule of a tenant.
 *
 * @param uuid as its maker was told it, in lower case
 */
public record RuleKey(TenantId tenant, String uuid) {
  private static final Pattern FORM =
      Pattern.compile("\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  /** Refuses a value that could be mistaken for more than one part of a key. */
  public RuleKey {
    if (!isValid(uuid)) {
      throw new IllegalArgumentException("not a rule's UUID: " + uuid);
    }
    uuid = uuid.toLowerCase(Locale.ROOT);
  }

  /** Whether a text has the form of a rule's id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
