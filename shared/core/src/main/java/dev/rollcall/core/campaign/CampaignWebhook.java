package dev.rollcall.core.campaign;

import dev.rollcall.core.tenant.FormerSecret;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a campaign's own news go.
 *
 * @param url https and public
 * @param secret signs them; absent, the tenant's does
 * @param everyAttempt whether each attempt is reported, not only each contact
 * @param former the secret before this one, if it was replaced; it may be over
 */
public record CampaignWebhook(
    String url, Optional<String> secret, boolean everyAttempt, Optional<FormerSecret> former) {
  /** One whose secret was never replaced. */
  public CampaignWebhook(String url, Optional<String> secret, boolean everyAttempt) {
    this(url, secret, everyAttempt, Optional.empty());
  }

  /**
   * This webhook with a secret of its own; the one that signs already changes nothing.
   *
   * @param signing what signs now: its own, or the tenant's
   * @param until how long that signs too
   */
  public CampaignWebhook withSecret(String other, String signing, Instant until) {
    return other.equals(signing)
        ? this
        : new CampaignWebhook(
            url, Optional.of(other), everyAttempt, Optional.of(new FormerSecret(signing, until)));
  }
}
