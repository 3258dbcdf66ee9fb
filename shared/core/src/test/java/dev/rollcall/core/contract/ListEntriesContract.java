package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.list.ListEntries;
import dev.rollcall.core.list.ListEntry;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.testing.Examples;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link ListEntries} promises. */
public abstract class ListEntriesContract {
  private static final ListKey LIST =
      new ListKey(TENANT, ListId.of("00000000-0000-4000-8000-000000000001"));
  private static final ListKey OTHER =
      new ListKey(TENANT, ListId.of("00000000-0000-4000-8000-000000000002"));
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final Address ADA = Examples.number(1);

  /** An empty store, the same throughout a test. */
  protected abstract ListEntries entries();

  private static ListEntry entry(Address address, String place, int priority, long batch) {
    return new ListEntry(
        address,
        place,
        new ContactId("c" + batch),
        priority,
        batch,
        3,
        NOW.plusSeconds(batch),
        END);
  }

  private List<ListEntry> all(ListKey list, int shard) {
    return entries().page(list, shard, Optional.empty(), 1000).items();
  }

  private List<ListEntry> all() {
    return all(LIST, ListEntry.shardOf(ADA));
  }

  @Test
  void findsNothingInAnEmptyList() {
    assertThat(all()).isEmpty();
  }

  @Test
  void keepsEveryField() {
    ListEntry entry = entry(ADA, ListEntry.placeOf(7, 3, 499), 9, 7);

    assertThat(entries().put(LIST, entry)).isEqualTo(entry);

    assertThat(all()).containsExactly(entry);
    assertThat(all(OTHER, entry.shard())).isEmpty();
  }

  @Test
  void putsTheSameEntryOnce() {
    ListEntry entry = entry(ADA, ListEntry.ONLY, 5, 1);
    entries().put(LIST, entry);

    assertThat(entries().put(LIST, entry)).isEqualTo(entry);
    assertThat(all()).containsExactly(entry);
  }

  @Test
  void letsALaterBatchUpdateAnEntryThatKeepsItsOrigin() {
    entries().put(LIST, entry(ADA, ListEntry.ONLY, 5, 1));
    ListEntry later =
        new ListEntry(
            ADA,
            ListEntry.ONLY,
            new ContactId("c2"),
            1,
            2,
            4,
            NOW.plusSeconds(9),
            END.plusSeconds(5));

    ListEntry after = entries().put(LIST, later);

    assertThat(after)
        .isEqualTo(
            new ListEntry(
                ADA,
                ListEntry.ONLY,
                new ContactId("c2"),
                1,
                1,
                3,
                NOW.plusSeconds(1),
                END.plusSeconds(5)));
    assertThat(all()).containsExactly(after);
  }

  @Test
  void letsNoEarlierBatchUndoALaterOne() {
    entries().put(LIST, entry(ADA, ListEntry.ONLY, 5, 1));
    ListEntry after = entries().put(LIST, entry(ADA, ListEntry.ONLY, 2, 3));

    assertThat(entries().put(LIST, entry(ADA, ListEntry.ONLY, 9, 2))).isEqualTo(after);
    assertThat(all()).containsExactly(after);
  }

  @Test
  void keepsAnEntryForLonger() {
    ListEntry entry = entry(ADA, ListEntry.ONLY, 5, 1);
    entries().keep(LIST, entry, END.plusSeconds(7));
    assertThat(all()).as("one that is not there stays away").isEmpty();
    entries().put(LIST, entry);

    entries().keep(LIST, entry, END.plusSeconds(7));

    assertThat(all()).containsExactly(entry.keptUntil(END.plusSeconds(7)));
  }

  @Test
  void turnsThePagesOfAPartitionInTheOrderOfItsPositions() {
    int shard = ListEntry.shardOf(ADA);
    List<ListEntry> there =
        Examples.numbers(60).stream()
            .filter(address -> ListEntry.shardOf(address) == shard)
            .flatMap(
                address ->
                    List.of(
                        entry(address, ListEntry.placeOf(2, 1, 0), 5, 2),
                        entry(address, ListEntry.placeOf(10, 1, 0), 5, 10))
                        .stream())
            .toList();
    there.reversed().forEach(entry -> entries().put(LIST, entry));

    Page<ListEntry> first = entries().page(LIST, shard, Optional.empty(), 3);
    Page<ListEntry> rest = entries().page(LIST, shard, first.next(), 1000);

    assertThat(there).hasSizeGreaterThan(6);
    assertThat(first.items())
        .isEqualTo(
            there.stream().sorted(Comparator.comparing(ListEntry::position)).limit(3).toList());
    assertThat(first.items()).extracting(ListEntry::address).startsWith(ADA, ADA);
    assertThat(rest.items())
        .isEqualTo(
            there.stream().sorted(Comparator.comparing(ListEntry::position)).skip(3).toList());
    assertThat(rest.next()).isEmpty();
  }

  @Test
  void saysOfTheLastPageThatItIsTheLast() {
    ListEntry first = entry(ADA, ListEntry.placeOf(1, 1, 0), 5, 1);
    ListEntry second = entry(ADA, ListEntry.placeOf(1, 1, 1), 5, 1);
    entries().put(LIST, first);
    entries().put(LIST, second);

    assertThat(entries().page(LIST, first.shard(), Optional.empty(), 2).next()).isEmpty();
    assertThat(entries().page(LIST, first.shard(), Optional.empty(), 1).next())
        .contains(first.position());
  }
}
