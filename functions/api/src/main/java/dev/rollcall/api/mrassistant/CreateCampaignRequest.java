package dev.rollcall.api.mrassistant;

import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.contact.Address;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign as it was asked for, found valid in full.
 *
 * @param agentId a UUID, as it was written
 * @param targets whom to call, nobody twice
 * @param attempts to each target, retries included
 */
record CreateCampaignRequest(
    String agentId,
    String name,
    List<Target> targets,
    Optional<Instant> scheduleAt,
    int concurrentCalls,
    int attempts,
    Map<String, Object> context,
    Optional<CampaignWebhook> webhook) {
  CreateCampaignRequest {
    targets = List.copyOf(targets);
  }

  /**
   * One call to make.
   *
   * @param index where it stood in the request
   * @param from the caller id; absent, the channel's
   * @param context overrides the campaign's, key by key
   */
  record Target(int index, Address to, Optional<String> from, Map<String, Object> context) {}
}
