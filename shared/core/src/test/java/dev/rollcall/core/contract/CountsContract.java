package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.CAMPAIGN;
import static dev.rollcall.core.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Counts.Change;
import dev.rollcall.core.campaign.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Counts} promises. */
public abstract class CountsContract {
  private static final String SHARD = "shardId-00000001763500000000-0a1b2c3d";
  private static final Change FIRST = change(1, Map.of("started", 1L));
  private static final Change SECOND = change(2, Map.of("ended", 1L, "ended.no_answer", 1L));
  private static final Change THIRD = change(3, Map.of("started", 1L, "ended", -1L));

  /** An empty store, the same throughout a test. */
  protected abstract Counts counts();

  @Test
  void knowsNothingOfACampaignWithoutChanges() {
    assertThat(counts().find(CAMPAIGN)).isEqualTo(Tally.NONE);
    assertThat(fold()).isEqualTo(Tally.NONE);
  }

  @Test
  void addsChangesAndAnswersWithTheFigures() {
    Tally figures = fold(FIRST, SECOND);

    assertThat(figures)
        .isEqualTo(new Tally(Map.of("started", 1L, "ended", 1L, "ended.no_answer", 1L)));
    assertThat(counts().find(CAMPAIGN)).isEqualTo(figures);
  }

  @Test
  void takesAwayWhatAChangeTakesAway() {
    fold(FIRST, SECOND);

    assertThat(fold(THIRD)).isEqualTo(new Tally(Map.of("started", 2L, "ended.no_answer", 1L)));
  }

  @Test
  void countsRejectionsInARowUntilOneEndsOtherwise() {
    Change rejected = change(1, Map.of("attempts.rejected", 1L));
    Change again = change(2, Map.of("attempts.rejected", 1L));
    Change busy = change(3, Map.of("attempts.busy", 1L));
    Change afterwards = change(4, Map.of("attempts.rejected", 1L));

    assertThat(fold(rejected).of(Tally.REFUSED_IN_ROW)).isEqualTo(1);
    assertThat(fold(rejected, again).of(Tally.REFUSED_IN_ROW)).isEqualTo(2);
    assertThat(fold(rejected, again).of(Tally.REFUSED_IN_ROW)).isEqualTo(2);
    assertThat(fold(busy, afterwards).of(Tally.REFUSED_IN_ROW)).isEqualTo(1);
    assertThat(counts().find(CAMPAIGN).of("attempts.rejected")).isEqualTo(3);
  }

  @Test
  void countsRejectionsOnFromWhereTheyAreForgiven() {
    fold(change(1, Map.of("attempts.rejected", 1L)));
    counts().forgive(CAMPAIGN, 19);

    assertThat(counts().find(CAMPAIGN).of(Tally.REFUSED_IN_ROW)).isEqualTo(19);
    assertThat(fold(change(2, Map.of("attempts.rejected", 1L))).of(Tally.REFUSED_IN_ROW))
        .isEqualTo(20);
  }

  @Test
  void countsABatchThatComesTwiceOnce() {
    Tally once = fold(FIRST, SECOND);

    assertThat(fold(FIRST, SECOND)).isEqualTo(once);
    assertThat(counts().find(CAMPAIGN)).isEqualTo(once);
  }

  @Test
  void countsABatchThatComesAgainInOtherPiecesOnce() {
    Tally all = FIRST.delta().plus(SECOND.delta()).plus(THIRD.delta());

    fold(FIRST, SECOND);
    fold(SECOND);
    fold(FIRST, SECOND, THIRD);
    fold(THIRD);

    assertThat(counts().find(CAMPAIGN)).isEqualTo(all);
  }

  @Test
  void countsChangesThatCancelEachOtherAndStillRemembersThem() {
    Change back = change(2, Map.of("started", -1L));

    assertThat(fold(FIRST, back)).isEqualTo(Tally.NONE);
    assertThat(fold(FIRST, back, THIRD)).isEqualTo(THIRD.delta());
  }

  @Test
  void followsEachShardOnItsOwn() {
    fold(FIRST, SECOND);

    counts().fold(CAMPAIGN, "shardId-2", List.of(FIRST), NOW);

    assertThat(counts().find(CAMPAIGN).of(Tally.STARTED)).isEqualTo(2);
  }

  @Test
  void goesOnAfterTwoDaysOfSilence() {
    fold(FIRST);
    counts().fold(CAMPAIGN, "shardId-2", List.of(FIRST), NOW.plus(Duration.ofHours(49)));

    Tally figures = counts().fold(CAMPAIGN, SHARD, List.of(SECOND), NOW.plus(Duration.ofDays(3)));

    assertThat(figures.of(Tally.STARTED)).isEqualTo(2);
    assertThat(figures.of(Tally.ENDED)).isEqualTo(1);
  }

  @Test
  void remembersAShardThatWasHeardOfWithinTwoDays() {
    fold(FIRST);
    counts().fold(CAMPAIGN, "shardId-2", List.of(FIRST), NOW.plus(Duration.ofHours(47)));

    Tally again = counts().fold(CAMPAIGN, SHARD, List.of(FIRST), NOW.plus(Duration.ofHours(47)));

    assertThat(again.of(Tally.STARTED)).isEqualTo(2);
  }

  private Tally fold(Change... changes) {
    return counts().fold(CAMPAIGN, SHARD, List.of(changes), NOW);
  }

  private static Change change(int sequence, Map<String, Long> figures) {
    return new Change("%040d".formatted(sequence), new Tally(figures));
  }
}
