package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Campaign;
import java.util.Optional;

/**
 * One change of a campaign, as the stream tells it.
 *
 * @param sequence the record's sequence number, zero-padded to 40 digits
 * @param before absent when the campaign was put
 */
public record CampaignChange(String sequence, Optional<Campaign> before, Campaign after) {}
