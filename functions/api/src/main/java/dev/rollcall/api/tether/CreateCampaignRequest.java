package dev.rollcall.api.tether;

import dev.rollcall.core.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign as it was asked for, found valid in itself; whether anybody remains is still to be
 * seen.
 *
 * @param message a Mustache template
 * @param draft whether it waits for somebody to start it
 * @param process handed on as it is
 * @param segmentation handed on as it is
 * @param assignment handed on as it is
 * @param named everybody, in the order in which a later word counts more
 * @param unusable whom it describes in a way that nobody can be reached by
 * @param userIds every id it names, each once, in its order
 */
record CreateCampaignRequest(
    String name,
    String message,
    Channel channel,
    boolean draft,
    Optional<Instant> scheduleDate,
    boolean isAutopilot,
    Optional<String> process,
    Optional<Map<String, Object>> segmentation,
    Optional<Map<String, Object>> assignment,
    List<Named> named,
    List<Unusable> unusable,
    List<String> userIds) {
  CreateCampaignRequest {
    named = List.copyOf(named);
    unusable = List.copyOf(unusable);
    userIds = List.copyOf(userIds);
  }
}
