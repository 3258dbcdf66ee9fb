package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.CAMPAIGN;
import static dev.rollcall.core.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.time.Calendar;
import dev.rollcall.core.time.DayPart;
import dev.rollcall.core.time.Territory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Imports} promises. */
public abstract class ImportsContract {
  private static final Calendar PARIS = Calendar.of("Europe/Paris");
  private static final Calendar AMBIGUOUS =
      new Calendar(
          new TreeSet<>(List.of("Australia/Perth", "Australia/Sydney")),
          Optional.of(DayPart.MORNING));

  /** Somebody in one of two zones, by a number of Florida, who wants texts in the evening. */
  private static final Calendar MOVED =
      new Calendar(
          AMBIGUOUS.zones(),
          Optional.of(DayPart.EVENING),
          Optional.of(Channel.SMS),
          Optional.of(
              new Territory(
                  "US-FL", new TreeSet<>(List.of("America/New_York", "America/Chicago")))));

  /** An empty store, the same throughout a test. */
  protected abstract Imports imports();

  @Test
  void findsNoneThatWasNotBegun() {
    assertThat(imports().find(CAMPAIGN)).isEmpty();
  }

  @Test
  void beginsWithoutAnythingDone() {
    imports().begin(CAMPAIGN, 3, NOW);

    assertThat(imports().find(CAMPAIGN)).contains(new Import(CAMPAIGN, 3, Map.of(), Map.of(), NOW));
  }

  @Test
  void beginsOnce() {
    imports().begin(CAMPAIGN, 3, NOW);
    imports().record(CAMPAIGN, 1, ChunkCounts.enrolled(500), NOW.plusSeconds(1));

    imports().begin(CAMPAIGN, 9, NOW.plusSeconds(2));

    assertThat(imports().find(CAMPAIGN))
        .contains(
            new Import(
                CAMPAIGN, 3, Map.of(1, ChunkCounts.enrolled(500)), Map.of(), NOW.plusSeconds(1)));
  }

  @Test
  void recordsChunksInAnyOrderUntilAllAreIn() {
    imports().begin(CAMPAIGN, 2, NOW);

    Import half = imports().record(CAMPAIGN, 2, ChunkCounts.enrolled(7), NOW.plusSeconds(1));
    Import whole = imports().record(CAMPAIGN, 1, ChunkCounts.enrolled(0), NOW.plusSeconds(2));

    assertThat(half.isDone()).isFalse();
    assertThat(half.created()).isEqualTo(7);
    assertThat(whole)
        .isEqualTo(
            new Import(
                CAMPAIGN,
                2,
                Map.of(1, ChunkCounts.NONE, 2, ChunkCounts.enrolled(7)),
                Map.of(),
                NOW.plusSeconds(2)));
    assertThat(imports().find(CAMPAIGN)).contains(whole);
  }

  @Test
  void letsTheFirstRecordOfAChunkStand() {
    imports().begin(CAMPAIGN, 2, NOW);
    imports().record(CAMPAIGN, 1, ChunkCounts.enrolled(500), NOW);

    assertThat(imports().record(CAMPAIGN, 1, ChunkCounts.enrolled(3), NOW).chunks())
        .isEqualTo(Map.of(1, ChunkCounts.enrolled(500)));
  }

  @Test
  void registersCalendarsBesideThoseThatAreThere() {
    imports().begin(CAMPAIGN, 1, NOW);
    imports().register(CAMPAIGN, List.of(PARIS));
    imports().register(CAMPAIGN, List.of(AMBIGUOUS, PARIS, MOVED));
    imports().register(CAMPAIGN, List.of(PARIS.in(Territory.of("FR"))));
    imports().register(CAMPAIGN, List.of());

    assertThat(imports().find(CAMPAIGN).orElseThrow().calendars())
        .isEqualTo(
            Map.of(
                "Europe/Paris",
                PARIS,
                "Europe/Paris^FR",
                PARIS.in(Territory.of("FR")),
                AMBIGUOUS.id(),
                AMBIGUOUS,
                MOVED.id(),
                MOVED));
  }

  @Test
  void registersAsManyCalendarsAsTheWorldHas() {
    List<Calendar> all =
        IntStream.range(0, 120).mapToObj(i -> Calendar.of("Etc/Zone_" + i)).toList();
    imports().begin(CAMPAIGN, 1, NOW);

    imports().register(CAMPAIGN, all);

    assertThat(imports().find(CAMPAIGN).orElseThrow().calendars().values())
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void keepsCalendarsWhenAChunkIsRecorded() {
    imports().begin(CAMPAIGN, 1, NOW);
    imports().register(CAMPAIGN, List.of(PARIS));

    assertThat(imports().record(CAMPAIGN, 1, ChunkCounts.enrolled(5), NOW).calendars())
        .containsKey(PARIS.id());
  }

  @Test
  void refusesProgressOfAnImportThatWasNotBegun() {
    assertThatThrownBy(() -> imports().record(CAMPAIGN, 1, ChunkCounts.enrolled(5), NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> imports().register(CAMPAIGN, List.of(PARIS)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(imports().find(CAMPAIGN)).isEmpty();
  }
}
