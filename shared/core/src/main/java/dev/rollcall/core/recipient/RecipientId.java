package dev.rollcall.core.recipient;

import dev.rollcall.core.tenant.TenantId;
import java.util.regex.Pattern;

/**
 * A recipient in ids, URLs and webhooks: {@code <tenant>_<random>}, so that a carrier's callback
 * leads to the tenant whose secret must have signed it.
 *
 * @param value no trace of the address
 */
public record RecipientId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,40}_[A-Za-z0-9]{8,40}");

  /** Refuses a value without tenant and random part. */
  public RecipientId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a recipient id: " + value);
    }
  }

  /** The id of a tenant's recipient with this random part, 8–40 letters and digits. */
  public static RecipientId of(TenantId tenant, String random) {
    return new RecipientId(tenant.value() + "_" + random);
  }

  /** Whether a text has the form of an id. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whose recipient it is. */
  public TenantId tenant() {
    return new TenantId(value.substring(0, value.lastIndexOf('_')));
  }

  @Override
  public String toString() {
    return value;
  }
}
