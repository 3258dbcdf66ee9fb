package dev.rollcall.core.message;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.memory.MemoryTemplates;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PutTemplateTest {
  private static final TemplateKey KEY = new TemplateKey(TENANT, 7);

  private final SettableClock clock = new SettableClock(NOW);
  private final MemoryTemplates templates = new MemoryTemplates();

  private PutTemplate.Put put(Templates store, String body) {
    return new PutTemplate(store, clock).run(KEY, "Name", Optional.of("Subject"), body);
  }

  @Test
  void keepsANewOne() {
    PutTemplate.Put put = put(templates, "Hi");

    assertThat(put.created()).isTrue();
    assertThat(put.template())
        .isEqualTo(new MessageTemplate(KEY, "Name", Optional.of("Subject"), "Hi", NOW, NOW, 1));
    assertThat(templates.find(KEY)).contains(put.template());
  }

  @Test
  void replacesTheOneThatIsThereAndLeavesItItsAge() {
    put(templates, "Hi");
    clock.advance(Duration.ofHours(1));

    PutTemplate.Put put = new PutTemplate(templates, clock).run(KEY, "N", Optional.empty(), "Ho");

    assertThat(put.created()).isFalse();
    assertThat(put.template())
        .isEqualTo(
            new MessageTemplate(
                KEY, "N", Optional.empty(), "Ho", NOW, NOW.plus(Duration.ofHours(1)), 2));
    assertThat(templates.find(KEY)).contains(put.template());
  }

  @Test
  void isWrittenOverWhoeverWasSooner() {
    PutTemplate.Put put = put(new Overtaken(templates), "mine");

    assertThat(put.created()).isFalse();
    assertThat(templates.find(KEY)).map(MessageTemplate::body).contains("mine");
    assertThat(templates.find(KEY)).map(MessageTemplate::version).contains(2L);
  }

  /** A store in which somebody else puts the template the moment after it was looked for. */
  private record Overtaken(MemoryTemplates store) implements Templates {
    @Override
    public Optional<MessageTemplate> find(TemplateKey key) {
      Optional<MessageTemplate> found = store.find(key);
      store.save(new MessageTemplate(key, "N", Optional.empty(), "theirs", NOW, NOW, 1));
      return found;
    }

    @Override
    public Write<MessageTemplate> save(MessageTemplate template) {
      return store.save(template);
    }

    @Override
    public boolean delete(TemplateKey key) {
      return store.delete(key);
    }

    @Override
    public Page<MessageTemplate> recent(TenantId tenant, Optional<String> after, int limit) {
      return store.recent(tenant, after, limit);
    }
  }
}
