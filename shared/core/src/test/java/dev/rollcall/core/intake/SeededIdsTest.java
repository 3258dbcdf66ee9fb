package dev.rollcall.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.testing.Examples;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededIdsTest {
  private final SeededIds ids = new SeededIds(Examples.TENANT, "seed/1");

  @Test
  void areTheSameOnEveryTry() {
    SeededIds again = new SeededIds(Examples.TENANT, "seed/1");

    assertThat(again.recipient(3)).isEqualTo(ids.recipient(3));
    assertThat(again.contact(3)).isEqualTo(ids.contact(3));
  }

  @Test
  void differByRowAndBySeed() {
    Set<Object> all = new HashSet<>();
    for (int row = 0; row < Chunk.ROWS_MAX; row++) {
      for (String seed : new String[] {"a/1", "a/2", "b/1"}) {
        SeededIds some = new SeededIds(Examples.TENANT, seed);
        all.add(some.recipient(row));
        all.add(some.contact(row));
      }
    }
    assertThat(all).hasSize(Chunk.ROWS_MAX * 3 * 2);
  }

  @Test
  void haveTheFormOfIds() {
    assertThat(RecipientId.isValid(ids.recipient(0).value())).isTrue();
    assertThat(ids.recipient(0).tenant()).isEqualTo(Examples.TENANT);
    assertThat(ids.contact(0).value()).matches("[0-9a-f]{24}");
  }

  /** A recipient's id travels in URLs; from it nobody must be able to tell the contact's. */
  @Test
  void shareNoPart() {
    assertThat(ids.recipient(0).value()).doesNotContain(ids.contact(0).value().substring(0, 8));
  }
}
