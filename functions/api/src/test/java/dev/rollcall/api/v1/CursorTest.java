package dev.rollcall.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Tenant ACME = Stores.tenant(Stores.ACME, "secret", Policy.DEFAULT);
  private static final String POSITION = "2026-11-21T15:00#5 +12125550123 Zoë";

  private final Cursor cursor = new Cursor(ACME, "campaigns");

  @Test
  void bringsBackWhereAPageEnded() {
    assertThat(cursor.open(cursor.seal(POSITION))).contains(POSITION);
    assertThat(cursor.open(cursor.seal(""))).contains("");
  }

  @Test
  void isTheSameForTheSamePlace() {
    assertThat(cursor.seal(POSITION)).isEqualTo(cursor.seal(POSITION));
    assertThat(cursor.seal(POSITION)).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void opensForNoOtherList() {
    assertThat(new Cursor(ACME, "recipients").open(cursor.seal(POSITION))).isEmpty();
  }

  @Test
  void opensForNoOtherAccountEvenWithTheSameSecret() {
    Tenant twin =
        new Tenant(
            Stores.GLOBEX, ACME.name(), ACME.policy(), ACME.channels(), ACME.webhookSecret());
    Tenant changed =
        new Tenant(ACME.id(), ACME.name(), ACME.policy(), ACME.channels(), "another secret");

    assertThat(new Cursor(twin, "campaigns").open(cursor.seal(POSITION))).isEmpty();
    assertThat(new Cursor(changed, "campaigns").open(cursor.seal(POSITION))).isEmpty();
  }

  @Test
  void opensNoLongerOnceAnyOfItIsChanged() {
    String sealed = cursor.seal(POSITION);
    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(cursor.open(changed)).as("changed at %d", i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "no base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void opensNothingElse(String text) {
    assertThat(cursor.open(text)).isEmpty();
  }
}
