package dev.rollcall.core.suppression;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.line.Suppression.Kind;
import dev.rollcall.core.memory.MemoryAuditTrail;
import dev.rollcall.core.memory.MemoryLines;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.PortCalls;
import dev.rollcall.core.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Lifting a suppression: by one conditional update, and never without a record. */
class LiftTest {
  private static final Address TO = Examples.number(1);
  private static final Suppression STOP =
      new Suppression(Kind.OPT_OUT, Optional.empty(), NOW.minusSeconds(60), "inbound message");
  private static final Suppression LISTED =
      new Suppression(Kind.DO_NOT_CALL, Optional.of(Channel.SMS), NOW.minusSeconds(30), "upload");
  private static final Optional<String> WHY = Optional.of("asked us to");

  private final PortCalls calls = new PortCalls();
  private final SettableClock clock = new SettableClock(NOW);
  private final MemoryLines lines = new MemoryLines();
  private final MemoryAuditTrail trail = new MemoryAuditTrail();
  private final Lift lift =
      new Lift(calls.watch(Lines.class, lines), calls.watch(AuditTrail.class, trail), clock);

  private void given(Suppression... entries) {
    for (Suppression entry : entries) {
      lines.save(line().with(entry));
    }
  }

  private Line line() {
    return lines.find(TENANT, TO);
  }

  private List<Suppression> lift(Predicate<Suppression> chosen) {
    return lift.run(TENANT, TO, chosen, "ada", WHY);
  }

  private static Lifted lifted(Suppression entry) {
    return new Lifted(TENANT, TO, entry, NOW, "ada", WHY);
  }

  @Test
  void takesAwayWhatIsChosenAndSaysWhoDidItWhenAndWhy() {
    given(STOP, LISTED);

    assertThat(lift(s -> s.kind() == Kind.OPT_OUT)).containsExactly(STOP);

    assertThat(line().suppressions()).containsOnlyKeys("do_not_call.sms");
    assertThat(trail.of(TENANT, TO)).containsExactly(lifted(STOP));
  }

  @Test
  void takesAwaySeveralByOneWrite() {
    given(STOP, LISTED);
    long before = line().version();

    lift(s -> true);

    assertThat(line().suppressions()).isEmpty();
    assertThat(line().version()).isEqualTo(before + 1);
    assertThat(trail.of(TENANT, TO)).containsExactly(lifted(STOP), lifted(LISTED));
  }

  @Test
  void writesTheRecordFirst() {
    given(STOP);

    lift(s -> true);

    assertThat(calls.names()).containsExactly("lines.find", "audittrail.record", "lines.save");
  }

  @Test
  void changesNothingWhereNothingIsChosen() {
    given(LISTED);

    assertThat(lift(s -> s.kind() == Kind.OPT_OUT)).isEmpty();

    assertThat(calls.names()).containsExactly("lines.find");
    assertThat(trail.of(TENANT, TO)).isEmpty();
  }

  @Test
  void leavesTheRestOfTheLineAsItIs() {
    LineMark mark = new LineMark("acme_0123456789-1", "nonce", NOW, NOW.plusSeconds(60));
    given(STOP);
    lines.save(line().marked(mark, Examples.startsOf(Duration.ofDays(7))));

    lift(s -> true);

    assertThat(line().live()).contains(mark);
    assertThat(line().starts()).containsOnlyKeys("acme_0123456789-1");
  }

  @Test
  void keepsWhatCameInMeanwhile() {
    given(STOP);
    AtomicBoolean done = new AtomicBoolean();
    calls.meddle(
        call -> {
          if (call.name().equals("lines.save") && done.compareAndSet(false, true)) {
            given(LISTED);
          }
          return call.proceed();
        });

    assertThat(lift(s -> s.kind() == Kind.OPT_OUT)).containsExactly(STOP);

    assertThat(line().suppressions()).containsOnlyKeys("do_not_call.sms");
  }

  @Test
  void knowsItsOwnWriteThoughTheAnswerWasLost() {
    given(STOP);
    calls.meddle(
        call -> {
          Object answer = call.proceed();
          return answer instanceof Write.Done ? new Write.Lost<>(Optional.of(line())) : answer;
        });

    assertThat(lift(s -> true)).containsExactly(STOP);
    assertThat(line().suppressions()).isEmpty();
  }

  @Test
  void leavesOneRecordHoweverOftenItCrashes() {
    for (int call = 1; call <= 3; call++) {
      given(STOP);
      calls.meddle(new CrashAt(call, true));
      try {
        lift(s -> true);
      } catch (CrashAt.Crash asMeant) {
        // The caller got no answer, and asks again.
      }
      calls.leaveAlone();
      lift(s -> true);

      assertThat(line().suppressions()).isEmpty();
      assertThat(trail.of(TENANT, TO)).containsExactly(lifted(STOP));
    }
  }

  @Test
  void recordsEveryTimeThatAnAddressIsLifted() {
    given(STOP);
    lift(s -> true);
    given(STOP.since(NOW));
    lift(s -> true);

    assertThat(trail.of(TENANT, TO)).containsExactly(lifted(STOP), lifted(STOP.since(NOW)));
  }
}
