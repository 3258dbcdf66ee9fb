package dev.rollcall.benchmarks;

import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.store.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An agenda on which nobody waits.
 *
 * @param asked hears of every partition that is read
 */
record NobodyThere(Consumer<AgendaKey> asked) implements Agenda {
  @Override
  public Optional<AgendaEntry> head(AgendaKey key) {
    asked.accept(key);
    return Optional.empty();
  }

  @Override
  public List<AgendaEntry> due(AgendaKey key, Instant now, int limit) {
    return List.of();
  }

  @Override
  public Page<AgendaEntry> page(
      AgendaKey key, AgendaSlice slice, Optional<String> after, int limit) {
    return new Page<>(List.of(), Optional.empty());
  }
}
