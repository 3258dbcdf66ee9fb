package dev.rollcall.core.campaign;

import dev.rollcall.core.line.Line;
import java.time.Instant;

/** The leases that bound how many attempts of a campaign are live at once. */
public interface Slots {
  /**
   * Takes a slot for an attempt.
   *
   * <p>The same attempt under the same nonce holds one slot however often it asks; under another
   * nonce it is refused, until its lease has lapsed or so much time has passed since it was taken
   * that its worker cannot call the carrier any more; all leases of a campaign are equally long.
   *
   * @param limit most slots in use
   * @param until when the lease lapses, should nobody release it
   * @return whether the attempt holds a slot
   */
  boolean take(
      CampaignKey key, int limit, String attemptId, String nonce, Instant until, Instant now);

  /**
   * Whether the worker that took a slot can no longer call the carrier, as told by two leases of
   * equal length.
   *
   * @param theirs until when its lease holds
   * @param mine until when a lease would hold that is taken now
   */
  static boolean isAbandoned(Instant theirs, Instant mine) {
    return !theirs.plus(Line.TAKEOVER_AFTER).isAfter(mine);
  }

  /** Gives back the slot of an attempt that is over. */
  void release(CampaignKey key, String attemptId);

  /** Gives back the slot of an attempt only if it was taken under this nonce. */
  void giveBack(CampaignKey key, String attemptId, String nonce);

  /** How many slots are in use: leases that have not lapsed. */
  int inUse(CampaignKey key, Instant now);
}
