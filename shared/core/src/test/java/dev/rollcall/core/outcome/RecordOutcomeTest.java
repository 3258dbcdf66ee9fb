package dev.rollcall.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.outcome.RecordOutcome.Result;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptId;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.World;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordOutcomeTest {
  private static final Address TO = Examples.number(1);
  private static final Instant ENDED = Examples.NOW.plusSeconds(60);

  private final Recipient calling = Examples.started(Examples.recipient(TO), Examples.NOW);
  private final AttemptId attempt = new AttemptId(calling.id(), 1);
  private final World world =
      new World().with(new CampaignExample().build(), Examples.NEW_YORK).with(calling);

  private Result record(Disposition disposition) {
    return record(attempt, disposition);
  }

  private Result record(AttemptId id, Disposition disposition) {
    return world.worker().recordOutcome().run(id, Outcome.of(disposition, ENDED));
  }

  private Optional<Disposition> recorded() {
    return world.recipient(TO).log().attempt(1).flatMap(Attempt::outcome).map(Outcome::disposition);
  }

  @Test
  void writesTheOutcomeInOneUpdate() {
    assertThat(record(Disposition.COMPLETED)).isEqualTo(Result.RECORDED);

    assertThat(recorded()).contains(Disposition.COMPLETED);
    assertThat(world.recipient(TO).isFinished()).isTrue();
    assertThat(world.calls().names("recipients.save")).hasSize(1);
    assertThat(world.calls().names("lines.")).as("the stream clears the line").isEmpty();
  }

  @Test
  void changesNothingWhenItIsToldAgain() {
    record(Disposition.NO_ANSWER);
    Recipient once = world.recipient(TO);

    assertThat(record(Disposition.NO_ANSWER)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(record(Disposition.COMPLETED)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(record(Disposition.UNKNOWN)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(world.recipient(TO)).isEqualTo(once);
  }

  @Test
  void replacesUnknownByOneRealOutcome() {
    record(Disposition.UNKNOWN);

    assertThat(record(Disposition.COMPLETED)).isEqualTo(Result.RECORDED);
    assertThat(record(Disposition.BUSY)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(recorded()).contains(Disposition.COMPLETED);
  }

  @Test
  void knowsNoAttemptThatWasNeverMade() {
    AttemptId later = new AttemptId(calling.id(), 2);
    AttemptId nobodys = new AttemptId(RecipientId.of(Examples.TENANT, "nobody00"), 1);

    assertThat(record(later, Disposition.COMPLETED)).isEqualTo(Result.UNKNOWN_ATTEMPT);
    assertThat(record(nobodys, Disposition.COMPLETED)).isEqualTo(Result.UNKNOWN_ATTEMPT);
    assertThat(world.recipient(TO).version()).isEqualTo(1);
  }

  @Test
  void suppressesTheLineBeforeItEndsTheRow() {
    record(Disposition.OPTED_OUT);

    assertThat(world.line(TO).suppressions()).containsKey("opt_out.all");
    assertThat(world.recipient(TO).end().map(End::disposition)).contains(Disposition.OPTED_OUT);
    assertThat(world.calls().names()).containsSubsequence("lines.save", "recipients.save");
  }

  /** Crashed in between: the carrier is not answered, so it reports again. */
  @Test
  void isNotDoneWithAnOptOutBeforeBothAreWritten() {
    for (int call = 1; call <= 20; call++) {
      World fresh =
          new World().with(new CampaignExample().build(), Examples.NEW_YORK).with(calling);
      CrashAt crash = new CrashAt(call, true);
      fresh.calls().meddle(crash);
      Outcome stop = Outcome.of(Disposition.OPTED_OUT, ENDED);
      try {
        fresh.worker().recordOutcome().run(attempt, stop);
      } catch (CrashAt.Crash asMeant) {
        assertThat(fresh.recipient(TO).isFinished() && fresh.line(TO).suppressions().isEmpty())
            .as("ended before it was suppressed, at call %d", call)
            .isFalse();
      }
      fresh.calls().leaveAlone();
      fresh.worker().recordOutcome().run(attempt, stop);

      assertThat(fresh.line(TO).suppressions()).containsKey("opt_out.all");
      assertThat(fresh.recipient(TO).end().map(End::disposition)).contains(Disposition.OPTED_OUT);
      if (!crash.hasCrashed()) {
        return;
      }
    }
    throw new AssertionError("an outcome takes more calls than this test foresees");
  }

  private static World careful() {
    return new World()
        .with(Examples.tenant(Policy.DEFAULT.withPacks(Set.of("us-debt-collection"))))
        .with(new CampaignExample().build(), Examples.NEW_YORK);
  }

  /** Between outcome and stream another campaign might start: its lease may be over. */
  @Test
  void notesAConversationBeforeTheOutcomeWhereAPackAsksForAPause() {
    World careful = careful().with(calling);

    careful.worker().recordOutcome().run(attempt, Outcome.of(Disposition.COMPLETED, ENDED));

    assertThat(careful.line(TO).talkedAt()).contains(ENDED);
    assertThat(careful.calls().names()).containsSubsequence("lines.talked", "recipients.save");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"COMPLETED", "OPTED_OUT"},
      mode = EnumSource.Mode.EXCLUDE)
  void anOutcomeWithoutAConversationCostsNoWriteOfTheLine(Disposition disposition) {
    World careful = careful().with(calling);

    careful.worker().recordOutcome().run(attempt, Outcome.of(disposition, ENDED));

    assertThat(careful.calls().names("lines.")).isEmpty();
    assertThat(careful.calls().names("recipients.save")).hasSize(1);
  }

  /** Crashed in between: the pause may begin too early, and nobody is called in it. */
  @Test
  void noCrashLeavesAConversationWithoutItsPause() {
    for (boolean applied : new boolean[] {false, true}) {
      for (int call = 1; call <= 20; call++) {
        World fresh = careful().with(calling);
        CrashAt crash = new CrashAt(call, applied);
        fresh.calls().meddle(crash);
        Outcome talk = Outcome.of(Disposition.COMPLETED, ENDED);
        try {
          fresh.worker().recordOutcome().run(attempt, talk);
        } catch (CrashAt.Crash asMeant) {
          assertThat(fresh.recipient(TO).isFinished() && fresh.line(TO).talkedAt().isEmpty())
              .as("over before it was noted, at call %d", call)
              .isFalse();
        }
        fresh.calls().leaveAlone();
        fresh.worker().recordOutcome().run(attempt, talk);

        assertThat(fresh.line(TO).talkedAt()).contains(ENDED);
        assertThat(fresh.recipient(TO).isFinished()).isTrue();
        if (!crash.hasCrashed()) {
          assertThat(call).as("calls of an outcome").isGreaterThan(4);
          break;
        }
      }
    }
  }

  /** An acknowledged opt-out holds, whatever was heard of the call before. */
  @Test
  void suppressesTheLineEvenIfTheAttemptHasAnotherOutcome() {
    record(Disposition.COMPLETED);

    record(Disposition.OPTED_OUT);

    assertThat(world.line(TO).suppressions()).containsKey("opt_out.all");
    assertThat(recorded()).contains(Disposition.COMPLETED);
  }

  @Test
  void goesOnFromTheRowThatWonTheRace() {
    AtomicBoolean done = new AtomicBoolean();
    world
        .calls()
        .meddle(
            call -> {
              if (call.name().equals("recipients.save") && done.compareAndSet(false, true)) {
                Recipient row = world.recipient(TO);
                world.recipients().save(row.ended(Disposition.CANCELLED, Examples.NOW).next(row));
              }
              return call.proceed();
            });

    assertThat(record(Disposition.NO_ANSWER)).isEqualTo(Result.RECORDED);
    assertThat(recorded()).contains(Disposition.NO_ANSWER);
    assertThat(world.recipient(TO).end().map(End::disposition)).contains(Disposition.CANCELLED);
  }
}
