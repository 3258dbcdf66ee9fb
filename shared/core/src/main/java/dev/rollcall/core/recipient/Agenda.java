package dev.rollcall.core.recipient;

import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Every recipient of a campaign, ordered by when somebody must look at it next.
 *
 * <p>An index: it may lag behind the rows by moments, so what it says is a hint.
 */
public interface Agenda {
  /** The unfinished recipient that is due first, now or later; empty if all are finished. */
  Optional<AgendaEntry> head(AgendaKey key);

  /** Unfinished recipients due at an instant, longest due and highest priority first. */
  List<AgendaEntry> due(AgendaKey key, Instant now, int limit);

  /**
   * The recipients of one slice of a partition.
   *
   * @param after where the previous page ended, or empty for the first
   */
  Page<AgendaEntry> page(AgendaKey key, AgendaSlice slice, Optional<String> after, int limit);
}
