package dev.rollcall.core.campaign;

import java.time.Instant;
import java.util.List;

/** The order in which campaigns want to be looked at. */
public interface Wakes {
  /** The campaigns due at an instant, longest due first; may miss what was written just now. */
  List<Wake> due(Instant now, int limit);

  /** Somebody made work: wakes a campaign at an instant, and tells ticks that run now. */
  void rouse(CampaignKey key, Instant at);

  /**
   * Work fell due sooner than thought: wakes a campaign no later than an instant, and tells ticks
   * that run now. One that wakes sooner anyway stays as it is.
   */
  void advance(CampaignKey key, Instant at);

  /**
   * The tick found nothing to do before an instant.
   *
   * @param wake as the tick read it first; if its sequence has moved on, nothing changes
   */
  void defer(Wake wake, Instant until);

  /** The campaign is over and needs no more looks, unless its sequence has moved on. */
  void retire(Wake wake);
}
