package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Templates} promises. */
public abstract class TemplatesContract {
  private static final TenantId OTHER = new TenantId("acme2");

  /** An empty store, the same throughout a test. */
  protected abstract Templates templates();

  /** Returns once lists show all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void findsNoneWhereNoneWasWritten() {
    assertThat(templates().find(key(1))).isEmpty();
    assertThat(templates().delete(key(1))).isFalse();
    assertThat(list()).isEmpty();
  }

  @Test
  void keepsEveryField() {
    MessageTemplate full =
        new MessageTemplate(
            key(Integer.MAX_VALUE),
            "Größe \"1\" 🎉",
            Optional.of("About {{order.number}}"),
            "Hi {{firstName}},\nß".repeat(500),
            NOW.plusNanos(1),
            NOW.plusSeconds(1),
            1);
    MessageTemplate bare = template(1, 0);

    templates().save(full);
    templates().save(bare);

    assertThat(templates().find(full.key())).contains(full);
    assertThat(templates().find(bare.key())).contains(bare);
  }

  @Test
  void writesOverTheVersionBeforeAndOverNoOther() {
    MessageTemplate first = template(1, 0);
    MessageTemplate second = at(first, 2);
    templates().save(first);

    assertThat(templates().save(second)).isInstanceOf(Write.Done.class);
    assertThat(templates().save(at(first, 2))).isEqualTo(new Write.Lost<>(Optional.of(second)));
    assertThat(templates().save(first)).isEqualTo(new Write.Lost<>(Optional.of(second)));
    assertThat(templates().save(at(template(2, 0), 2)))
        .isEqualTo(new Write.Lost<>(Optional.empty()));
    assertThat(templates().find(key(1))).contains(second);
  }

  @Test
  void forgetsWhatIsDeletedAndTakesItsNumberAgain() {
    templates().save(template(1, 0));

    assertThat(templates().delete(key(1))).isTrue();
    settle();
    assertThat(templates().find(key(1))).isEmpty();
    assertThat(list()).isEmpty();
    assertThat(templates().delete(key(1))).isFalse();
    assertThat(templates().save(template(1, 0))).isInstanceOf(Write.Done.class);
  }

  @Test
  void listsThemNewestFirstAsTheyAreNow() {
    templates().save(template(7, 0));
    templates().save(template(8, 2));
    templates().save(template(9, 1));
    MessageTemplate changed = at(template(7, 0), 2);
    templates().save(changed);
    settle();

    assertThat(list()).containsExactly(template(8, 2), template(9, 1), changed);
  }

  @Test
  void pagesThroughThemAlsoWhereSeveralAreOfOneInstant() {
    for (int number : List.of(3, 20, 100, 1, 2)) {
      templates().save(template(number, number < 3 ? 1 : 0));
    }
    settle();

    assertThat(pages(2)).containsExactly(List.of(2, 1), List.of(100, 20), List.of(3));
    assertThat(pages(5)).containsExactly(List.of(2, 1, 100, 20, 3));
  }

  @Test
  void keepsTenantsApart() {
    templates().save(template(1, 0));
    settle();

    assertThat(templates().find(new TemplateKey(OTHER, 1))).isEmpty();
    assertThat(templates().delete(new TemplateKey(OTHER, 1))).isFalse();
    assertThat(templates().recent(OTHER, Optional.empty(), 10).items()).isEmpty();
    assertThat(list()).hasSize(1);
  }

  private List<MessageTemplate> list() {
    return templates().recent(TENANT, Optional.empty(), 100).items();
  }

  private List<List<Integer>> pages(int limit) {
    List<List<Integer>> pages = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<MessageTemplate> page = templates().recent(TENANT, after, limit);
      pages.add(page.items().stream().map(template -> template.key().number()).toList());
      after = page.next();
    } while (after.isPresent());
    return pages;
  }

  private static TemplateKey key(int number) {
    return new TemplateKey(TENANT, number);
  }

  private static MessageTemplate template(int number, int secondsLater) {
    return new MessageTemplate(
        key(number),
        "Reminder",
        Optional.empty(),
        "Hi",
        NOW.plusSeconds(secondsLater),
        NOW.plusSeconds(secondsLater),
        1);
  }

  private static MessageTemplate at(MessageTemplate like, long version) {
    return new MessageTemplate(
        like.key(),
        like.name(),
        like.subject(),
        "Version " + version,
        like.createdAt(),
        NOW.plusSeconds(60),
        version);
  }
}
