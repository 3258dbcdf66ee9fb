package dev.rollcall.core.recipient;

import dev.rollcall.core.campaign.CampaignKey;

/** One partition of a campaign's agenda. */
public record AgendaKey(CampaignKey campaign, String calendarId, int shard) {}
