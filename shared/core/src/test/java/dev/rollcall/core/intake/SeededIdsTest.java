package dev.rollcall.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.testing.Examples;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededIdsTest {
  private static final Address HERE = new Address("+12125550101");

  private final SeededIds ids = new SeededIds(Examples.TENANT, "seed/1");

  @Test
  void areTheSameOnEveryTry() {
    SeededIds again = new SeededIds(Examples.TENANT, "seed/1");

    assertThat(again.recipient(HERE)).isEqualTo(ids.recipient(HERE));
    assertThat(again.contact(HERE)).isEqualTo(ids.contact(HERE));
  }

  @Test
  void differByAddressAndBySeed() {
    Set<Object> all = new HashSet<>();
    for (int row = 0; row < Chunk.ROWS_MAX; row++) {
      for (String seed : new String[] {"a/1", "a/2", "b/1"}) {
        SeededIds some = new SeededIds(Examples.TENANT, seed);
        Address address = new Address("+1212555%04d".formatted(row));
        all.add(some.recipient(address));
        all.add(some.contact(address));
      }
    }
    assertThat(all).hasSize(Chunk.ROWS_MAX * 3 * 2);
  }

  @Test
  void haveTheFormOfIds() {
    assertThat(RecipientId.isValid(ids.recipient(HERE).value())).isTrue();
    assertThat(ids.recipient(HERE).tenant()).isEqualTo(Examples.TENANT);
    assertThat(ids.contact(HERE).value()).matches("[0-9a-f]{24}");
  }

  /** A recipient's id travels in URLs; from it nobody must be able to tell the contact's. */
  @Test
  void shareNoPart() {
    assertThat(ids.recipient(HERE).value())
        .doesNotContain(ids.contact(HERE).value().substring(0, 8));
  }
}
