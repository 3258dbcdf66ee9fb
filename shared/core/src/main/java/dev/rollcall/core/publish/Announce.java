package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.webhook.Audience;
import dev.rollcall.core.webhook.Notice;
import dev.rollcall.core.webhook.Notices;
import java.util.List;

/** Tells events to the endpoints that want them, and to the bus. */
public final class Announce {
  private final Audience audience;
  private final Notices notices;
  private final Bus bus;
  private final boolean attemptsOnBus;

  /**
   * Announcements by these ways.
   *
   * @param attemptsOnBus whether the bus is told of each attempt; by far the most events are such
   */
  public Announce(Audience audience, Notices notices, Bus bus, boolean attemptsOnBus) {
    this.audience = audience;
    this.notices = notices;
    this.bus = bus;
    this.attemptsOnBus = attemptsOnBus;
  }

  /**
   * Tells events of one campaign.
   *
   * @throws RuntimeException if any of them may not have been told: tell all of them again
   */
  void run(Campaign campaign, List<Event> events) {
    List<Notice> wanted = audience.notices(campaign, events);
    if (!wanted.isEmpty()) {
      notices.send(wanted);
    }
    List<Event> forBus =
        events.stream().filter(event -> attemptsOnBus || !event.type().isPerAttempt()).toList();
    if (!forBus.isEmpty()) {
      bus.put(forBus);
    }
  }
}
