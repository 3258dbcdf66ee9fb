package dev.rollcall.core.webhook;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;

/**
 * Replaces what signs an endpoint's notices; the former secret signs beside the new one for a
 * while. A campaign that was signed by its tenant's secret has one of its own from then on.
 */
public final class RotateSecret {
  private static final int TRIES_MAX = 10;

  private final Webhooks webhooks;
  private final Campaigns campaigns;

  /** Rotation in these stores. */
  public RotateSecret(Webhooks webhooks, Campaigns campaigns) {
    this.webhooks = webhooks;
    this.campaigns = campaigns;
  }

  /**
   * Replaces a secret; the one that signs already stays as it is, and so does what it replaced.
   *
   * @param until when the former one signs no more
   */
  public Result run(Tenant tenant, EndpointName name, String secret, Instant until) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Result> result =
          switch (name) {
            case EndpointName.OfTenant own -> own(tenant, own.id(), secret, until);
            case EndpointName.OfCampaign of ->
                ofCampaign(tenant, new CampaignKey(tenant.id(), of.id()), secret, until);
          };
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new IllegalStateException("no write of " + name.text() + " ever won");
  }

  /** What came of it. */
  public sealed interface Result {
    /** The endpoint's notices are signed with the secret that was asked for. */
    record Done() implements Result {}

    /** There is no such endpoint. */
    record Unknown() implements Result {}
  }

  private Optional<Result> own(Tenant tenant, WebhookId id, String secret, Instant until) {
    Optional<Webhook> read = webhooks.find(tenant.id(), id);
    if (read.isEmpty()) {
      return Optional.of(new Result.Unknown());
    }
    Webhook next = read.get().withSecret(secret, until);
    return next.equals(read.get()) || webhooks.rotate(read.get(), next)
        ? Optional.of(new Result.Done())
        : Optional.empty();
  }

  private Optional<Result> ofCampaign(
      Tenant tenant, CampaignKey key, String secret, Instant until) {
    Optional<Campaign> read = campaigns.find(key);
    Optional<CampaignWebhook> webhook = read.flatMap(Campaign::webhook);
    if (read.isEmpty() || webhook.isEmpty()) {
      return Optional.of(new Result.Unknown());
    }
    String signing = webhook.get().secret().orElse(tenant.webhookSecret());
    CampaignWebhook next = webhook.get().withSecret(secret, signing, until);
    return next.equals(webhook.get()) || campaigns.save(read.get().with(next)) instanceof Write.Done
        ? Optional.of(new Result.Done())
        : Optional.empty();
  }
}
