package dev.rollcall.core.campaign;

import java.util.Optional;

/**
 * Where a campaign's own news go.
 *
 * @param url https and public
 * @param secret signs them; absent, the tenant's does
 * @param everyAttempt whether each attempt is reported, not only each contact
 */
public record CampaignWebhook(String url, Optional<String> secret, boolean everyAttempt) {}
