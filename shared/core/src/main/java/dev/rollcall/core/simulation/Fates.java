package dev.rollcall.core.simulation;

import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.Zones;
import dev.rollcall.core.view.CampaignView;
import java.util.Objects;

/** What becomes of attempts, as a scenario assumes it and its seed draws it. */
final class Fates {
  private final Assumptions assumptions;
  private final CampaignView view;
  private final Chance chance;
  private final Zones zones;

  Fates(Scenario scenario, Zones zones) {
    this.assumptions = scenario.assumptions();
    this.view = scenario.view();
    this.chance = new Chance(scenario.seed());
    this.zones = zones;
  }

  Outcome of(Party party, Attempt attempt) {
    int hour = zones.local(clockOf(party), attempt.startedAt()).getHour();
    return assumptions.outcome(
        attempt,
        view.channel(party.row()),
        hour,
        settings(party.row()).longestCall(),
        chance.of(party.first(), attempt.ordinal()));
  }

  ChannelSettings settings(Recipient row) {
    return view.settings(view.channel(row)).orElseThrow();
  }

  /** Whose clocks a party is taken to go by; of several zones that it may be in, the first. */
  String clockOf(Party party) {
    Calendar calendar = view.calendars().get(party.calendarId());
    return Objects.requireNonNull(calendar).zones().first();
  }
}
