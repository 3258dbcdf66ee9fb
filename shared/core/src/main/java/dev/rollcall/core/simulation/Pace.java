package dev.rollcall.core.simulation;

import dev.rollcall.core.campaign.CellRate;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** The pace of the account's channels, had by one campaign alone. */
final class Pace {
  private final CampaignView view;
  private final Map<Channel, Long> fullAtNanos = new EnumMap<>(Channel.class);

  Pace(CampaignView view) {
    this.view = view;
  }

  int perSecond(Channel channel) {
    return view.settings(channel).map(ChannelSettings::startsPerSecond).orElseThrow();
  }

  /** How many of the wanted starts the channel's bucket grants. */
  int take(Channel channel, int wanted, Instant now) {
    CellRate taken =
        CellRate.take(fullAtNanos.getOrDefault(channel, 0L), wanted, perSecond(channel), now);
    fullAtNanos.put(channel, taken.fullAtNanos());
    return taken.granted();
  }
}
