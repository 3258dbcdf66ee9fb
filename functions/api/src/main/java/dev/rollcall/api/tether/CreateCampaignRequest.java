package dev.rollcall.api.tether;

import dev.rollcall.core.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as it was asked for, in which nothing is wrong.
 *
 * @param message a Mustache template
 * @param draft whether it waits for somebody to start it
 * @param extras handed on as they are
 * @param audience at least one, and whom nobody can reach
 * @param userIds every id it names, each once, in its order
 */
record CreateCampaignRequest(
    String name,
    String message,
    Channel channel,
    boolean draft,
    Optional<Instant> scheduleDate,
    Extras extras,
    Audience audience,
    List<String> userIds) {
  CreateCampaignRequest {
    userIds = List.copyOf(userIds);
  }
}
