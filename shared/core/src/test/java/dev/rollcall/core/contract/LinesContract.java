package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Lines} promises. */
public abstract class LinesContract {
  private static final Address ADDRESS = number(1);
  private static final List<RollingCap> WEEK = Examples.startsOf(Duration.ofDays(7));
  private static final String MINE = "acme_0123456789-1";
  private static final String OTHER = "acme_9876543210-2";

  /** An empty store, the same throughout a test. */
  protected abstract Lines lines();

  /** Returns once lists show all that was written; an index may lag. */
  protected void settle() {}

  @Test
  void showsAnUntouchedLineWhereNothingWasWritten() {
    assertThat(find()).isEqualTo(Line.untouched(TENANT, ADDRESS));
    assertThat(lines().glance(TENANT, ADDRESS)).isEqualTo(Line.untouched(TENANT, ADDRESS));
  }

  @Test
  void keepsEveryField() {
    Line full =
        new Line(
            TENANT,
            ADDRESS,
            Map.of(
                "opt_out.all",
                new Suppression(
                    Suppression.Kind.OPT_OUT, Optional.empty(), NOW, "inbound Ω message"),
                "do_not_call.sms",
                new Suppression(
                    Suppression.Kind.DO_NOT_CALL,
                    Optional.of(Channel.SMS),
                    NOW.plusNanos(7),
                    "upload",
                    Optional.of("Zoë's token"),
                    Optional.of("asked by phone, \"never again\""))),
            Optional.of(mark(MINE, "nonce", NOW.plusMillis(1))),
            Map.of(MINE, NOW.plusMillis(1), OTHER, NOW.minusSeconds(3600)),
            1);

    lines().save(full);

    assertThat(find()).isEqualTo(full);
    assertThat(lines().glance(TENANT, ADDRESS)).isEqualTo(full);
  }

  @Test
  void writesOverTheVersionBefore() {
    Line first = marked(MINE, "a");
    Line second = first.with(optOut());

    assertThat(lines().save(second)).isInstanceOf(Write.Done.class);
    assertThat(find()).isEqualTo(second);
  }

  @Test
  void letsOneOfTwoWorkersMarkAndShowsTheOtherWhoseLineItIs() {
    Line untouched = find();
    Line mine = untouched.marked(mark(MINE, "a", NOW), WEEK);
    Line theirs = untouched.marked(mark(OTHER, "b", NOW), WEEK);

    assertThat(lines().save(theirs)).isInstanceOf(Write.Done.class);
    assertThat(lines().save(mine)).isEqualTo(new Write.Lost<>(Optional.of(theirs)));
    assertThat(find().isMarkedBy(OTHER, "b")).isTrue();
  }

  @Test
  void showsASuppressionToWhoeverMarksOverAnOlderLine() {
    Line read = find();
    Line suppressed = read.with(optOut());
    lines().save(suppressed);

    assertThat(lines().save(read.marked(mark(MINE, "a", NOW), WEEK)))
        .isEqualTo(new Write.Lost<>(Optional.of(suppressed)));
  }

  @Test
  void refusesToWriteOverALineThatIsNotThere() {
    Line never = Line.untouched(TENANT, ADDRESS).with(optOut()).with(optOut());

    assertThat(lines().save(never)).isEqualTo(new Write.Lost<>(Optional.empty()));
  }

  @Test
  void releasesTheMarkOfAnAttemptAndRemembersItsStart() {
    marked(MINE, "a");

    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(find().live()).isEmpty();
    assertThat(find().starts()).containsOnlyKeys(MINE);
  }

  @Test
  void forgetsTheStartOfAnAttemptThatWasNeverPlaced() {
    marked(MINE, "a");

    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find().live()).isEmpty();
    assertThat(find().starts()).isEmpty();
  }

  @Test
  void releasesNothingOfAnotherAttempt() {
    Line theirs = marked(OTHER, "b");

    lines().release(TENANT, ADDRESS, MINE, true);
    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find()).isEqualTo(theirs);
  }

  @Test
  void forgetsAStartThatWasNeverPlacedThoughAnotherAttemptTalksByNow() {
    Line lapsed = marked(MINE, "a");
    Line theirs = lapsed.marked(mark(OTHER, "b", NOW.plusSeconds(3600)), WEEK);
    lines().save(theirs);

    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find().isMarkedBy(OTHER, "b")).isTrue();
    assertThat(find().starts()).containsOnlyKeys(OTHER);
  }

  @Test
  void releasesOnceHoweverOftenItIsAsked() {
    marked(MINE, "a");
    lines().release(TENANT, ADDRESS, MINE, false);
    Line released = find();

    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find()).isEqualTo(released);
  }

  @Test
  void keepsSuppressionsThroughARelease() {
    Line line = marked(MINE, "a");
    lines().save(line.with(optOut()));

    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(find().suppressions()).containsValue(optOut());
  }

  @Test
  void makesWhoeverReadBeforeAReleaseLose() {
    Line read = marked(MINE, "a");
    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(lines().save(read.with(optOut()))).isEqualTo(new Write.Lost<>(Optional.of(find())));
  }

  @Test
  void goesOnFromAReleasedLine() {
    marked(MINE, "a");
    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(lines().save(find().marked(mark(OTHER, "b", NOW), WEEK)))
        .isInstanceOf(Write.Done.class);
  }

  @Test
  void takesBackMarkAndStartUnderTheirOwnNonceOnly() {
    Line mine = marked(MINE, "a");

    lines().giveBack(TENANT, ADDRESS, MINE, "b");
    lines().giveBack(TENANT, ADDRESS, OTHER, "a");
    assertThat(find()).isEqualTo(mine);

    lines().giveBack(TENANT, ADDRESS, MINE, "a");
    assertThat(find().live()).isEmpty();
    assertThat(find().starts()).isEmpty();
  }

  @Test
  void remembersWhenTheLastConversationEnded() {
    marked(MINE, "a");

    lines().talked(TENANT, ADDRESS, NOW.plusSeconds(60));
    lines().talked(TENANT, ADDRESS, NOW.plusSeconds(60));
    lines().talked(TENANT, ADDRESS, NOW.plusSeconds(30));
    lines().release(TENANT, ADDRESS, MINE, true);
    Line read = find();

    assertThat(read.talkedAt()).contains(NOW.plusSeconds(60));
    lines().save(read.with(optOut()));
    assertThat(find().talkedAt()).contains(NOW.plusSeconds(60));
  }

  @Test
  void hangsUpAndRemembersTheConversationAtOnce() {
    Line before = marked(MINE, "a");

    lines().hangUp(TENANT, ADDRESS, MINE, NOW.plusSeconds(60));
    Line once = find();
    lines().hangUp(TENANT, ADDRESS, MINE, NOW.plusSeconds(60));

    assertThat(once.live()).isEmpty();
    assertThat(once.starts()).as("it counts").isEqualTo(before.starts());
    assertThat(once.talkedAt()).contains(NOW.plusSeconds(60));
    assertThat(find()).as("said again").isEqualTo(once);
  }

  @Test
  void hangsUpOnNobodyElse() {
    Line theirs = marked(OTHER, "b");

    lines().hangUp(TENANT, ADDRESS, MINE, NOW.plusSeconds(60));

    assertThat(find().live()).isEqualTo(theirs.live());
    assertThat(find().talkedAt()).contains(NOW.plusSeconds(60));
  }

  @Test
  void hangsUpAfterALaterConversationWasNoted() {
    marked(MINE, "a");
    lines().talked(TENANT, ADDRESS, NOW.plusSeconds(90));

    lines().hangUp(TENANT, ADDRESS, MINE, NOW.plusSeconds(60));

    assertThat(find().live()).isEmpty();
    assertThat(find().talkedAt()).contains(NOW.plusSeconds(90));
  }

  @Test
  void makesWhoeverReadBeforeAConversationLose() {
    Line read = marked(MINE, "a");
    lines().talked(TENANT, ADDRESS, NOW);

    assertThat(lines().save(read.with(optOut()))).isEqualTo(new Write.Lost<>(Optional.of(find())));
  }

  @Test
  void givesAndReleasesNothingOnAnUntouchedLine() {
    lines().release(TENANT, ADDRESS, MINE, true);
    lines().release(TENANT, ADDRESS, MINE, false);
    lines().giveBack(TENANT, ADDRESS, MINE, "a");

    assertThat(find()).isEqualTo(Line.untouched(TENANT, ADDRESS));
  }

  @Test
  void listsTheSuppressedByAddressAndNobodyElse() {
    Line second = suppressed(2);
    Line first = suppressed(1);
    Line mailbox = suppressed(new Address("ada@example.com"));
    lines().save(Line.untouched(TENANT, number(3)).marked(mark(MINE, "a", NOW), WEEK));
    settle();

    assertThat(list()).containsExactly(first, second, mailbox);
  }

  @Test
  void listsThemAsTheyAreNowAndForgetsWhoIsSuppressedNoMore() {
    Line lifted = suppressed(1);
    lines().save(lifted.with(Map.of()));
    Line again = suppressed(2);
    Line more =
        again.with(
            new Suppression(Suppression.Kind.DO_NOT_CALL, Optional.of(Channel.SMS), NOW, "upload"));
    lines().save(more);
    settle();

    assertThat(lines().find(TENANT, number(1)).suppressions()).isEmpty();
    assertThat(list()).containsExactly(more);
  }

  @Test
  void pagesThroughTheSuppressed() {
    List<Line> all = IntStream.range(1, 6).mapToObj(this::suppressed).toList();
    settle();

    Page<Line> one = lines().suppressed(TENANT, Optional.empty(), 3);
    Page<Line> two = lines().suppressed(TENANT, one.next(), 3);

    assertThat(one.items()).isEqualTo(all.subList(0, 3));
    assertThat(two.items()).isEqualTo(all.subList(3, 5));
    assertThat(two.next()).isEmpty();
    assertThat(lines().suppressed(TENANT, Optional.empty(), 5).next()).isEmpty();
  }

  @Test
  void listsTheSuppressedOfOneTenantOnly() {
    suppressed(1);
    settle();

    assertThat(lines().suppressed(new TenantId("acme2"), Optional.empty(), 10))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  private List<Line> list() {
    return lines().suppressed(TENANT, Optional.empty(), 100).items();
  }

  private Line suppressed(int lastTwo) {
    return suppressed(number(lastTwo));
  }

  private Line suppressed(Address address) {
    Line line = Line.untouched(TENANT, address).with(optOut());
    lines().save(line);
    return line;
  }

  @Test
  void keepsTenantsApart() {
    marked(MINE, "a");
    TenantId other = new TenantId("acme2");

    assertThat(lines().find(other, ADDRESS)).isEqualTo(Line.untouched(other, ADDRESS));
  }

  private Line find() {
    return lines().find(TENANT, ADDRESS);
  }

  private Line marked(String attempt, String nonce) {
    Line line = find().marked(mark(attempt, nonce, NOW), WEEK);
    lines().save(line);
    return line;
  }

  private static LineMark mark(String attempt, String nonce, Instant at) {
    return new LineMark(attempt, nonce, at, at.plusSeconds(660));
  }

  private static Suppression optOut() {
    return new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), NOW, "test");
  }
}
