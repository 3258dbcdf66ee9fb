package dev.rollcall.core.line;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Where lines are kept. */
public interface Lines {
  /** The line of an address as it is now, untouched if never written; never a stale read. */
  Line find(TenantId tenant, Address address);

  /**
   * The line as it was a moment ago, for half the price: a START over an old version loses and is
   * handed the current one, so no suppression is overlooked.
   */
  Line glance(TenantId tenant, Address address);

  /** Writes a line over the version before its own. */
  Write<Line> save(Line line);

  /**
   * A tenant's lines with any suppression, by address; an index, so it may lag by moments.
   *
   * @param after where the previous page ended, or empty for the first
   * @param limit 1–100
   */
  Page<Line> suppressed(TenantId tenant, Optional<String> after, int limit);

  /**
   * Clears the mark of an attempt that is over. Another attempt's mark stays.
   *
   * @param placed false forgets its start too: an attempt that was never placed uses up no cap
   */
  void release(TenantId tenant, Address address, String attemptId, boolean placed);

  /**
   * Clears the mark of an attempt in which somebody was talked to, and notes that in the same
   * write. Another attempt's mark stays, and the note is made all the same.
   *
   * @param end of the conversation; one that ended before the last is not noted
   */
  void hangUp(TenantId tenant, Address address, String attemptId, Instant end);

  /**
   * Notes that somebody was talked to, so that whoever read the line before cannot start any more.
   *
   * @param end of the conversation; one that ended before the last changes nothing
   */
  void talked(TenantId tenant, Address address, Instant end);

  /** Clears the mark and the start of an attempt only if they carry this nonce. */
  void giveBack(TenantId tenant, Address address, String attemptId, String nonce);
}
