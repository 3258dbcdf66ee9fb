package dev.rollcall.core.memory;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines in memory. */
public final class MemoryLines implements Lines {
  private record Key(TenantId tenant, Address address) {}

  private final Map<Key, Line> lines = new HashMap<>();

  @Override
  public synchronized Line find(TenantId tenant, Address address) {
    return lines.getOrDefault(new Key(tenant, address), Line.untouched(tenant, address));
  }

  @Override
  public Line glance(TenantId tenant, Address address) {
    return find(tenant, address);
  }

  @Override
  public synchronized Write<Line> save(Line line) {
    Key key = new Key(line.tenant(), line.address());
    Optional<Line> there = Optional.ofNullable(lines.get(key));
    if (there.map(Line::version).orElse(0L) != line.version() - 1) {
      return new Write.Lost<>(there);
    }
    lines.put(key, line);
    return new Write.Done<>();
  }

  @Override
  public synchronized Page<Line> suppressed(TenantId tenant, Optional<String> after, int limit) {
    List<Line> found =
        lines.values().stream()
            .filter(line -> line.tenant().equals(tenant) && !line.suppressions().isEmpty())
            .filter(
                line -> after.map(end -> line.address().value().compareTo(end) > 0).orElse(true))
            .sorted(Comparator.comparing(line -> line.address().value()))
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit
            ? Optional.of(found.get(limit - 1).address().value())
            : Optional.empty());
  }

  @Override
  public synchronized void release(
      TenantId tenant, Address address, String attemptId, boolean placed) {
    Line line = find(tenant, address);
    boolean mine = line.live().filter(mark -> mark.attemptId().equals(attemptId)).isPresent();
    boolean forgets = !placed && line.starts().containsKey(attemptId);
    if (mine || forgets) {
      clear(line, mine ? Optional.empty() : line.live(), forgets ? attemptId : "");
    }
  }

  @Override
  public synchronized void hangUp(TenantId tenant, Address address, String attemptId, Instant end) {
    release(tenant, address, attemptId, true);
    talked(tenant, address, end);
  }

  @Override
  public synchronized void talked(TenantId tenant, Address address, Instant end) {
    Line line = find(tenant, address);
    if (line.talkedAt().filter(last -> !last.isBefore(end)).isEmpty()) {
      lines.put(new Key(tenant, address), line.talked(end));
    }
  }

  @Override
  public synchronized void giveBack(
      TenantId tenant, Address address, String attemptId, String nonce) {
    Line line = find(tenant, address);
    if (line.isMarkedBy(attemptId, nonce)) {
      clear(line, Optional.empty(), attemptId);
    }
  }

  private void clear(Line line, Optional<LineMark> live, String forgotten) {
    Map<String, Instant> starts = new HashMap<>(line.starts());
    starts.remove(forgotten);
    lines.put(
        new Key(line.tenant(), line.address()),
        new Line(
            line.tenant(),
            line.address(),
            line.suppressions(),
            live,
            starts,
            line.talkedAt(),
            line.version() + 1));
  }
}
