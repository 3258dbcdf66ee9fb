package dev.rollcall.core.carrier;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a carrier needs to make one attempt.
 *
 * @param attempt its idempotency token
 * @param campaign whose attempt it is
 * @param channel how
 * @param agentId the voice agent that speaks
 * @param to whom
 * @param from the caller id or sender
 * @param message the text
 * @param context values for agent or text
 * @param contact what is known about the person
 * @param startedAt when the attempt was recorded
 * @param longest after this the carrier must end the call
 */
public record Order(
    AttemptId attempt,
    CampaignKey campaign,
    Channel channel,
    Optional<String> agentId,
    Address to,
    String from,
    Optional<String> message,
    Map<String, Object> context,
    Map<String, Object> contact,
    Instant startedAt,
    Duration longest) {}
