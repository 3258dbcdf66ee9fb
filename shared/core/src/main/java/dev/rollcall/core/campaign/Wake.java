package dev.rollcall.core.campaign;

import java.time.Instant;

/**
 * When the tick must next look at a campaign.
 *
 * @param at the instant
 * @param seq grows whenever somebody creates work, so that a tick that read before cannot put the
 *     campaign back to sleep
 */
public record Wake(CampaignKey key, Instant at, long seq) {}
