package dev.rollcall.core.memory;

import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates in memory. */
public final class MemoryTemplates implements Templates {
  private final Map<TemplateKey, MessageTemplate> templates = new HashMap<>();

  @Override
  public synchronized Optional<MessageTemplate> find(TemplateKey key) {
    return Optional.ofNullable(templates.get(key));
  }

  @Override
  public synchronized Write<MessageTemplate> save(MessageTemplate template) {
    Optional<MessageTemplate> before = find(template.key());
    if (before.map(MessageTemplate::version).orElse(0L) != template.version() - 1) {
      return new Write.Lost<>(before);
    }
    templates.put(template.key(), template);
    return new Write.Done<>();
  }

  @Override
  public synchronized boolean delete(TemplateKey key) {
    return templates.remove(key) != null;
  }

  @Override
  public synchronized Page<MessageTemplate> recent(
      TenantId tenant, Optional<String> after, int limit) {
    List<MessageTemplate> found =
        templates.values().stream()
            .filter(template -> template.key().tenant().equals(tenant))
            .sorted(Comparator.comparing(MemoryTemplates::position).reversed())
            .filter(
                template -> after.map(end -> position(template).compareTo(end) < 0).orElse(true))
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Optional.of(position(found.get(limit - 1))) : Optional.empty());
  }

  private static String position(MessageTemplate template) {
    return "%020d#%010d".formatted(template.createdAt().toEpochMilli(), template.key().number());
  }
}
