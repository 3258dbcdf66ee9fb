package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.list.Batch;
import dev.rollcall.core.list.ContactList;
import dev.rollcall.core.list.ContactList.Awaited;
import dev.rollcall.core.list.ContactList.Use;
import dev.rollcall.core.list.ContactLists;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link ContactLists} promises. */
public abstract class ContactListsContract {
  private static final TenantId OTHER = new TenantId("globex");
  private static final Duration KEPT = Duration.ofDays(10);
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant END = LATER.plus(KEPT);
  private static final CampaignId CAMPAIGN = new CampaignId("c1");

  /** An empty store, the same throughout a test. */
  protected abstract ContactLists lists();

  private static ListKey key(int n) {
    return key(TENANT, n);
  }

  private static ListKey key(TenantId tenant, int n) {
    return new ListKey(tenant, ListId.of("00000000-0000-4000-8000-%012d".formatted(n)));
  }

  private static ContactList list(ListKey key, String name) {
    return list(key, name, NOW);
  }

  private static ContactList list(ListKey key, String name, Instant at) {
    return ContactList.empty(key, name, "Whoever is due", "passiveApi", true, "u-1", at, KEPT);
  }

  private ContactList created(int n) {
    ContactList list = list(key(n), "List " + n, NOW.plusMillis(n));
    assertThat(lists().create(list)).isInstanceOf(Write.Done.class);
    return list;
  }

  private ContactList found(int n) {
    return lists().find(key(n)).orElseThrow();
  }

  private static Awaited part(String seed, long batch, int number) {
    return new Awaited(seed, batch, number, LATER);
  }

  private static Batch batch(String seed, int parts) {
    return new Batch(seed, parts, "u-2", LATER);
  }

  @Test
  void findsNoneThatWasNotMade() {
    assertThat(lists().find(key(1))).isEmpty();
    assertThat(lists().named(TENANT, "List 1")).isEmpty();
    assertThat(lists().recent(TENANT, Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void keepsEveryField() {
    ContactList full = list(key(1), "Zoë's #1 \"list\" 🎉");
    lists().create(full);

    assertThat(lists().find(key(1))).contains(full);
    assertThat(lists().named(TENANT, "Zoë's #1 \"list\" 🎉")).contains(full);
  }

  @Test
  void letsNoTwoListsOfATenantHaveOneName() {
    ContactList first = created(1);

    assertThat(lists().create(list(key(2), "List 1")))
        .isEqualTo(new Write.Lost<>(Optional.of(first)));
    assertThat(lists().find(key(2))).isEmpty();
    assertThat(lists().create(list(key(3), "list 1"))).isInstanceOf(Write.Done.class);
    assertThat(lists().create(list(key(OTHER, 4), "List 1"))).isInstanceOf(Write.Done.class);
    assertThat(lists().named(TENANT, "List 1")).contains(first);
  }

  @Test
  void makesTheSameListOnce() {
    ContactList first = created(1);
    lists().begin(key(1), batch("b", 1));

    assertThat(lists().create(first)).isInstanceOf(Write.Done.class);

    assertThat(found(1).batches()).isEqualTo(1);
  }

  @Test
  void givesTheNameOfAForgottenListAway() {
    created(1);
    Instant then = NOW.plusMillis(1).plus(KEPT);
    assertThat(lists().create(list(key(2), "List 1", then.minusMillis(2))))
        .isInstanceOf(Write.Lost.class);

    assertThat(lists().create(list(key(3), "List 1", then.plusSeconds(1))))
        .isInstanceOf(Write.Done.class);

    assertThat(lists().named(TENANT, "List 1").orElseThrow().key()).isEqualTo(key(3));
  }

  @Test
  void keepsTheNameAsLongAsTheList() {
    created(1);
    lists().use(key(1), new CampaignId("c0"), END);

    assertThat(lists().create(list(key(2), "List 1", END.minusSeconds(1))))
        .isInstanceOf(Write.Lost.class);
    lists().use(key(1), CAMPAIGN, END.plus(KEPT));
    assertThat(lists().create(list(key(3), "List 1", END.plusSeconds(1))))
        .isInstanceOf(Write.Lost.class);
  }

  @Test
  void givesBatchesTheirPlacesAndAwaitsTheirParts() {
    created(1);

    assertThat(lists().begin(key(1), batch("first", 1))).isEqualTo(1);
    assertThat(lists().begin(key(1), batch("second", 2))).isEqualTo(2);

    ContactList after = found(1);
    assertThat(after.batches()).isEqualTo(2);
    assertThat(after.awaited())
        .containsExactlyInAnyOrder(part("first", 1, 1), part("second", 2, 1), part("second", 2, 2));
    assertThat(after.updatedBy()).isEqualTo("u-2");
    assertThat(after.createdBy()).isEqualTo("u-1");
    assertThat(after.updatedAt()).isEqualTo(LATER);
    assertThat(after.expiresAt()).isEqualTo(NOW.plusMillis(1).plus(KEPT));
    assertThat(after.records()).isZero();
  }

  @Test
  void beginsTheSameBatchOnce() {
    created(1);
    lists().begin(key(1), batch("first", 1));
    lists().count(key(1), part("first", 1, 1), 5);
    lists().begin(key(1), batch("second", 1));

    assertThat(lists().begin(key(1), batch("first", 1))).isEqualTo(1);

    assertThat(found(1).awaited()).containsExactly(part("second", 2, 1));
    assertThat(found(1).batches()).isEqualTo(2);
  }

  @Test
  void knowsTheBatchesOfEachListByThemselves() {
    created(1);
    created(2);
    lists().begin(key(1), batch("b", 1));
    lists().begin(key(1), batch("c", 1));

    assertThat(lists().begin(key(2), batch("c", 1))).isEqualTo(1);
  }

  @Test
  void countsAPartOnce() {
    created(1);
    lists().begin(key(1), batch("b", 2));

    lists().count(key(1), part("b", 1, 2), 500);
    lists().count(key(1), part("b", 1, 2), 500);
    lists().count(key(1), part("b", 1, 1), 7);
    lists().count(key(1), part("c", 2, 1), 9);
    lists().count(key(2), part("b", 1, 1), 9);

    assertThat(found(1).records()).isEqualTo(507);
    assertThat(found(1).awaited()).isEmpty();
    assertThat(lists().find(key(2))).isEmpty();
  }

  @Test
  void goesOnWithABatchWhoseLastPartIsStillAwaited() {
    created(1);
    lists().begin(key(1), batch("b", 2));
    lists().count(key(1), part("b", 1, 2), 500);

    assertThat(lists().begin(key(1), batch("b", 2))).isEqualTo(1);

    assertThat(found(1).awaited()).containsExactly(part("b", 1, 1));
  }

  @Test
  void givesManyBatchesAtOnceAPlaceEachAndCountsAllOfThem() {
    created(1);

    List<Long> places =
        atOnce(
            60,
            i -> {
              long place = lists().begin(key(1), batch("b" + i, 1));
              lists().count(key(1), part("b" + i, place, 1), 1);
              return place;
            });

    assertThat(places).doesNotHaveDuplicates().allMatch(place -> 1 <= place && place <= 60);
    assertThat(found(1).batches()).isEqualTo(60);
    assertThat(found(1).records()).isEqualTo(60);
    assertThat(found(1).awaited()).isEmpty();
  }

  @Test
  void givesABatchThatIsBegunManyTimesAtOnceOnePlace() {
    created(1);

    assertThat(Set.copyOf(atOnce(20, i -> lists().begin(key(1), batch("b", 2))))).hasSize(1);
  }

  @Test
  void remembersManyCampaignsMadeAtOnce() {
    created(1);

    atOnce(16, i -> lists().use(key(1), new CampaignId("c" + i), END));

    assertThat(found(1).uses()).hasSize(16);
  }

  @Test
  void ofManyAtOnceOneListHasTheName() {
    List<Boolean> made =
        atOnce(20, i -> lists().create(list(key(100 + i), "Wanted")) instanceof Write.Done);

    assertThat(made).containsOnlyOnce(true);
  }

  /** What each of many answers who all ask in the same moment. */
  private static <T> List<T> atOnce(int many, IntFunction<T> ask) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, many)
          .mapToObj(i -> threads.submit(() -> ask.apply(i)))
          .toList()
          .stream()
          .map(ContactListsContract::answer)
          .toList();
    }
  }

  private static <T> T answer(Future<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void remembersTheCampaignsMadeFromAList() {
    created(1);
    assertThat(lists().use(key(1), CAMPAIGN, END)).isZero();
    lists().begin(key(1), batch("b", 1));
    CampaignId second = new CampaignId("c2");
    assertThat(lists().use(key(1), second, END)).isEqualTo(1);
    lists().begin(key(1), batch("c", 1));

    assertThat(lists().use(key(1), CAMPAIGN, END)).as("the first answer stands").isZero();
    assertThat(found(1).uses()).containsExactly(new Use(second, 1), new Use(CAMPAIGN, 0));
    assertThat(found(1).expiresAt()).isEqualTo(END);
  }

  @Test
  void neverKeepsAListForLess() {
    created(1);
    lists().use(key(1), CAMPAIGN, END);

    lists().use(key(1), new CampaignId("c2"), END.minusSeconds(1));

    assertThat(found(1).expiresAt()).isEqualTo(END);
  }

  @Test
  void forgetsTheOldestOfManyCampaigns() {
    created(1);
    for (int i = 0; i <= ContactList.USES_MAX; i++) {
      lists().use(key(1), new CampaignId("c" + i), END);
    }

    assertThat(found(1).uses()).hasSize(ContactList.USES_MAX);
    assertThat(found(1).uses().getFirst().campaign()).isEqualTo(new CampaignId("c50"));
    assertThat(found(1).upTo(new CampaignId("c0"))).isEmpty();
  }

  @Test
  void addsToNoListThatIsNotThere() {
    assertThatThrownBy(() -> lists().begin(key(1), batch("b", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> lists().use(key(1), CAMPAIGN, END))
        .isInstanceOf(IllegalStateException.class);
    assertThat(lists().find(key(1))).isEmpty();
  }

  @Test
  void showsATenantsListsNewestFirstPageByPage() {
    List<ContactList> all = new ArrayList<>();
    for (int n = 1; n <= 5; n++) {
      all.addFirst(created(n));
    }
    lists().create(list(key(OTHER, 9), "Theirs"));

    Page<ContactList> first = lists().recent(TENANT, Optional.empty(), 2);
    Page<ContactList> second = lists().recent(TENANT, first.next(), 2);
    Page<ContactList> third = lists().recent(TENANT, second.next(), 2);

    assertThat(first.items()).isEqualTo(all.subList(0, 2));
    assertThat(second.items()).isEqualTo(all.subList(2, 4));
    assertThat(third.items()).isEqualTo(all.subList(4, 5));
    assertThat(third.next()).isEmpty();
  }
}
