package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.Channel;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Lines} promises. */
public abstract class LinesContract {
  private static final Address ADDRESS = number(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String MINE = "acme_0123456789-1";
  private static final String OTHER = "acme_9876543210-2";

  /** An empty store, the same throughout a test. */
  protected abstract Lines lines();

  @Test
  void shows_an_untouched_line_where_nothing_was_written() {
    assertThat(find()).isEqualTo(Line.untouched(TENANT, ADDRESS));
    assertThat(lines().glance(TENANT, ADDRESS)).isEqualTo(Line.untouched(TENANT, ADDRESS));
  }

  @Test
  void keeps_every_field() {
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
                    "upload")),
            Optional.of(mark(MINE, "nonce", NOW.plusMillis(1))),
            Map.of(MINE, NOW.plusMillis(1), OTHER, NOW.minusSeconds(3600)),
            1);

    lines().save(full);

    assertThat(find()).isEqualTo(full);
    assertThat(lines().glance(TENANT, ADDRESS)).isEqualTo(full);
  }

  @Test
  void writes_over_the_version_before() {
    Line first = marked(MINE, "a");
    Line second = first.with(optOut());

    assertThat(lines().save(second)).isInstanceOf(Write.Done.class);
    assertThat(find()).isEqualTo(second);
  }

  @Test
  void lets_one_of_two_workers_mark_and_shows_the_other_whose_line_it_is() {
    Line untouched = find();
    Line mine = untouched.marked(mark(MINE, "a", NOW), WEEK);
    Line theirs = untouched.marked(mark(OTHER, "b", NOW), WEEK);

    assertThat(lines().save(theirs)).isInstanceOf(Write.Done.class);
    assertThat(lines().save(mine)).isEqualTo(new Write.Lost<>(Optional.of(theirs)));
    assertThat(find().isMarkedBy(OTHER, "b")).isTrue();
  }

  @Test
  void shows_a_suppression_to_whoever_marks_over_an_older_line() {
    Line read = find();
    Line suppressed = read.with(optOut());
    lines().save(suppressed);

    assertThat(lines().save(read.marked(mark(MINE, "a", NOW), WEEK)))
        .isEqualTo(new Write.Lost<>(Optional.of(suppressed)));
  }

  @Test
  void refuses_to_write_over_a_line_that_is_not_there() {
    Line never = Line.untouched(TENANT, ADDRESS).with(optOut()).with(optOut());

    assertThat(lines().save(never)).isEqualTo(new Write.Lost<>(Optional.empty()));
  }

  @Test
  void releases_the_mark_of_an_attempt_and_remembers_its_start() {
    marked(MINE, "a");

    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(find().live()).isEmpty();
    assertThat(find().starts()).containsOnlyKeys(MINE);
  }

  @Test
  void forgets_the_start_of_an_attempt_that_was_never_placed() {
    marked(MINE, "a");

    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find().live()).isEmpty();
    assertThat(find().starts()).isEmpty();
  }

  @Test
  void releases_nothing_of_another_attempt() {
    Line theirs = marked(OTHER, "b");

    lines().release(TENANT, ADDRESS, MINE, true);
    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find()).isEqualTo(theirs);
  }

  @Test
  void forgets_a_start_that_was_never_placed_though_another_attempt_talks_by_now() {
    Line lapsed = marked(MINE, "a");
    Line theirs = lapsed.marked(mark(OTHER, "b", NOW.plusSeconds(3600)), WEEK);
    lines().save(theirs);

    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find().isMarkedBy(OTHER, "b")).isTrue();
    assertThat(find().starts()).containsOnlyKeys(OTHER);
  }

  @Test
  void releases_once_however_often_it_is_asked() {
    marked(MINE, "a");
    lines().release(TENANT, ADDRESS, MINE, false);
    Line released = find();

    lines().release(TENANT, ADDRESS, MINE, false);

    assertThat(find()).isEqualTo(released);
  }

  @Test
  void keeps_suppressions_through_a_release() {
    Line line = marked(MINE, "a");
    lines().save(line.with(optOut()));

    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(find().suppressions()).containsValue(optOut());
  }

  @Test
  void makes_whoever_read_before_a_release_lose() {
    Line read = marked(MINE, "a");
    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(lines().save(read.with(optOut()))).isEqualTo(new Write.Lost<>(Optional.of(find())));
  }

  @Test
  void goes_on_from_a_released_line() {
    marked(MINE, "a");
    lines().release(TENANT, ADDRESS, MINE, true);

    assertThat(lines().save(find().marked(mark(OTHER, "b", NOW), WEEK)))
        .isInstanceOf(Write.Done.class);
  }

  @Test
  void takes_back_mark_and_start_under_their_own_nonce_only() {
    Line mine = marked(MINE, "a");

    lines().giveBack(TENANT, ADDRESS, MINE, "b");
    lines().giveBack(TENANT, ADDRESS, OTHER, "a");
    assertThat(find()).isEqualTo(mine);

    lines().giveBack(TENANT, ADDRESS, MINE, "a");
    assertThat(find().live()).isEmpty();
    assertThat(find().starts()).isEmpty();
  }

  @Test
  void gives_and_releases_nothing_on_an_untouched_line() {
    lines().release(TENANT, ADDRESS, MINE, true);
    lines().release(TENANT, ADDRESS, MINE, false);
    lines().giveBack(TENANT, ADDRESS, MINE, "a");

    assertThat(find()).isEqualTo(Line.untouched(TENANT, ADDRESS));
  }

  @Test
  void keeps_tenants_apart() {
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
