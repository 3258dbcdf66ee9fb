package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookExample;
import dev.rollcall.core.webhook.WebhookId;
import dev.rollcall.core.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link Webhooks} promises. */
public abstract class WebhooksContract {
  /** An empty store, the same throughout a test. */
  protected abstract Webhooks webhooks();

  /** Returns once lists show all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void findsNoneThatWasNotAdded() {
    assertThat(webhooks().find(TENANT, new WebhookId("x"))).isEmpty();
    assertThat(webhooks().list(TENANT)).isEmpty();
    assertThat(webhooks().remove(TENANT, new WebhookId("x"))).isFalse();
  }

  @Test
  void keepsEveryField() {
    Webhook bare = WebhookExample.of("bare");
    Webhook full =
        new Webhook(
            TENANT,
            new WebhookId("full"),
            "https://hooks.example.com/a?b=c",
            "Größe 🎉",
            Set.of(EventType.values()),
            NOW.plusNanos(1));

    assertThat(webhooks().add(bare)).contains(bare);
    assertThat(webhooks().add(full)).contains(full);

    assertThat(webhooks().find(TENANT, bare.id())).contains(bare);
    assertThat(webhooks().find(TENANT, full.id())).contains(full);
  }

  @Test
  void addsNothingOverWhatIsThere() {
    Webhook first = WebhookExample.of("x");
    Webhook second = WebhookExample.at("x", NOW.plusSeconds(1), EventType.CALL_COMPLETED);
    webhooks().add(first);

    assertThat(webhooks().add(second)).contains(first);
    assertThat(webhooks().find(TENANT, first.id())).contains(first);
  }

  @Test
  void replacesTheSecretThatWasRead() {
    Webhook old = WebhookExample.of("x");
    webhooks().add(old);
    Webhook once = old.withSecret("second", NOW.plusSeconds(60));
    Webhook twice = once.withSecret("third", NOW.plusSeconds(120));

    assertThat(webhooks().rotate(old, once)).isTrue();
    assertThat(webhooks().find(TENANT, old.id())).contains(once);
    assertThat(webhooks().rotate(old, old.withSecret("other", NOW))).as("read before").isFalse();
    assertThat(webhooks().find(TENANT, old.id())).contains(once);

    assertThat(webhooks().rotate(once, twice)).isTrue();
    assertThat(webhooks().find(TENANT, old.id())).contains(twice);
    assertThat(twice.former()).contains(new FormerSecret("second", NOW.plusSeconds(120)));
    settle();
    assertThat(webhooks().list(TENANT)).containsExactly(twice);
  }

  @Test
  void replacesNoSecretOfWhatIsGone() {
    Webhook gone = WebhookExample.of("x");

    assertThat(webhooks().rotate(gone, gone.withSecret("second", NOW))).isFalse();
    assertThat(webhooks().find(TENANT, gone.id())).isEmpty();
  }

  @Test
  void listsTheNewestFirst() {
    webhooks().add(WebhookExample.at("b", NOW.plusSeconds(2)));
    webhooks().add(WebhookExample.at("a", NOW.plusSeconds(3)));
    webhooks().add(WebhookExample.at("c", NOW.plusSeconds(1)));
    settle();

    assertThat(webhooks().list(TENANT))
        .extracting(webhook -> webhook.id().value())
        .containsExactly("a", "b", "c");
  }

  @Test
  void keepsTenantsApart() {
    TenantId other = new TenantId("other");
    webhooks().add(WebhookExample.of("x"));
    settle();

    assertThat(webhooks().find(other, new WebhookId("x"))).isEmpty();
    assertThat(webhooks().list(other)).isEmpty();
    assertThat(webhooks().remove(other, new WebhookId("x"))).isFalse();
    assertThat(webhooks().list(TENANT)).hasSize(1);
  }

  @Test
  void addsAsManyAsATenantMayHaveAndThenNoneUntilOneIsRemoved() {
    for (int i = 1; i <= Webhooks.MAX; i++) {
      assertThat(webhooks().add(WebhookExample.of("w" + i))).isPresent();
    }
    assertThat(webhooks().add(WebhookExample.of("one-more"))).isEmpty();
    assertThat(webhooks().add(WebhookExample.of("w1"))).contains(WebhookExample.of("w1"));

    assertThat(webhooks().remove(TENANT, new WebhookId("w3"))).isTrue();
    assertThat(webhooks().remove(TENANT, new WebhookId("w3"))).isFalse();
    assertThat(webhooks().add(WebhookExample.of("one-more"))).isPresent();
    assertThat(webhooks().add(WebhookExample.of("two-more"))).isEmpty();
    settle();

    assertThat(webhooks().list(TENANT)).hasSize(Webhooks.MAX);
  }

  @Test
  void ofManyWhoAddTheLastOneSucceeds() throws Exception {
    for (int i = 1; i < Webhooks.MAX; i++) {
      webhooks().add(WebhookExample.of("w" + i));
    }
    List<Callable<Optional<Webhook>>> additions = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Webhook last = WebhookExample.of("last" + i);
      additions.add(() -> webhooks().add(last));
    }

    int added = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<Webhook>> addition : threads.invokeAll(additions)) {
        added += addition.get().isPresent() ? 1 : 0;
      }
    }

    assertThat(added).isEqualTo(1);
  }
}
