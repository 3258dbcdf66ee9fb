package dev.rollcall.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.testing.Examples;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {
  private static final Instant NOW = Examples.NOW;

  private final Recipient recipient = Examples.recipient(Examples.number(1));

  @Test
  void beginsUntriedInVersionOne() {
    assertThat(recipient.version()).isEqualTo(1);
    assertThat(recipient.log()).isEqualTo(AttemptLog.EMPTY);
    assertThat(recipient.isFinished()).isFalse();
    assertThat(recipient.nextAttempt()).hasToString(recipient.id() + "-1");
  }

  @Test
  void isFinishedOnceItEnded() {
    assertThat(recipient.ended(Disposition.CANCELLED, NOW).isFinished()).isTrue();
  }

  @Test
  void isNotFinishedWhileAnAttemptIsLive() {
    Recipient noted = Examples.started(recipient, NOW).ended(Disposition.CANCELLED, NOW);
    Attempt live = noted.log().live().orElseThrow();

    assertThat(noted.isFinished()).isFalse();
    assertThat(noted.concluded(live, Outcome.of(Disposition.BUSY, NOW)).isFinished()).isTrue();
  }

  @Test
  void givesEveryAttemptAnIdOfItsOwn() {
    Recipient once = Examples.attempted(recipient, NOW, Disposition.NOT_PLACED);
    Recipient twice = Examples.attempted(once, NOW.plusSeconds(60), Disposition.NO_ANSWER);

    assertThat(once.nextAttempt().ordinal()).isEqualTo(2);
    assertThat(twice.nextAttempt().ordinal()).isEqualTo(3);
    assertThat(twice.log().recent()).extracting(twice::attemptId).doesNotHaveDuplicates();
  }

  @Test
  void knowsTheStartOfOneWorkerFromAnothers() {
    AttemptId first = recipient.nextAttempt();
    Recipient started = Examples.started(recipient, NOW);

    assertThat(started.hasStarted(first, "nonce")).isTrue();
    assertThat(started.hasStarted(first, "another")).isFalse();
    assertThat(recipient.hasStarted(first, "nonce")).isFalse();
  }

  @Test
  void isWrittenOverTheVersionThatWasRead() {
    Recipient ended = recipient.ended(Disposition.CANCELLED, NOW);

    assertThat(ended.version()).isEqualTo(1);
    assertThat(ended.next(recipient).version()).isEqualTo(2);
  }

  @Test
  void keepsItsShardWhereverItIsFiled() {
    Recipient refiled = recipient.refiled("Europe/London", NOW.plusSeconds(60));

    assertThat(refiled.place())
        .isEqualTo(
            new AgendaPlace("Europe/London", recipient.place().shard(), NOW.plusSeconds(60)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void hasAPriorityFromOneToNine(int priority) {
    assertThatThrownBy(
            () ->
                new Enrolment(
                    new ContactId("c"), 1, priority, Optional.empty(), Map.of(), Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
