package dev.rollcall.core.contract;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.recipient.AgendaPlace;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.AttemptLog;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.testing.Examples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Recipients} promises. */
public abstract class RecipientsContract {
  private static final Address ADDRESS = number(1);

  /** An empty store, the same throughout a test. */
  protected abstract Recipients recipients();

  @Test
  void findsWhomItEnrolled() {
    Recipient recipient = Examples.recipient(ADDRESS);

    assertThat(recipients().enrol(recipient)).isInstanceOf(Write.Done.class);

    assertThat(recipients().find(recipient.key())).contains(recipient);
    assertThat(recipients().glance(recipient.key())).contains(recipient);
  }

  @Test
  void findsNobodyWhereNobodyWasEnrolled() {
    RecipientKey key = Examples.recipient(ADDRESS).key();

    assertThat(recipients().find(key)).isEmpty();
    assertThat(recipients().glance(key)).isEmpty();
    assertThat(recipients().ofAddress(TENANT, ADDRESS)).isEmpty();
    assertThat(recipients().locate(new RecipientId("acme_nobody12"))).isEmpty();
  }

  @Test
  void forgetsWhatLedToARowThatIsGone() {
    Recipient recipient = Examples.recipient(ADDRESS);
    recipients().enrol(recipient);

    recipients().forget(recipient);
    recipients().forget(recipient);

    assertThat(recipients().locate(recipient.id())).isEmpty();
  }

  @Test
  void readsManyAtOnceInTheirOrderAndLeavesOutWhoIsNot() {
    List<Recipient> all =
        IntStream.range(1, 100).mapToObj(i -> Examples.recipient(number(i))).toList();
    all.forEach(recipients()::enrol);
    List<RecipientKey> keys =
        Stream.concat(
                Stream.of(Examples.recipient(new Address("+12135550101")).key()),
                all.reversed().stream().map(Recipient::key))
            .toList();

    assertThat(recipients().glanceAll(keys)).isEqualTo(all.reversed());
    assertThat(recipients().glanceAll(List.of())).isEmpty();
  }

  @Test
  void keepsEveryField() {
    Recipient full = full(Values.nested());

    recipients().enrol(full);

    assertThat(recipients().find(full.key())).contains(full);
  }

  @Test
  void keepsInstantsToTheNanosecond() {
    Recipient recipient = Examples.recipient(ADDRESS);
    Instant odd = Instant.parse("2031-02-03T04:05:06.123456789Z");
    recipients().enrol(recipient);

    recipients().save(recipient.refiled("Europe/Paris", odd).next(recipient));

    assertThat(recipients().find(recipient.key()))
        .map(Recipient::place)
        .contains(new AgendaPlace("Europe/Paris", 0, odd));
  }

  @Test
  void keepsAMailboxAsWellAsANumber() {
    Recipient recipient = Examples.recipient(new Address("zoe+news@example.com"));

    recipients().enrol(recipient);

    assertThat(recipients().find(recipient.key())).contains(recipient);
    assertThat(recipients().locate(recipient.id())).contains(recipient.key());
  }

  @Test
  void letsAnIdLeadToItsRecipient() {
    Recipient recipient = Examples.recipient(ADDRESS);

    recipients().enrol(recipient);

    assertThat(recipients().locate(recipient.id())).contains(recipient.key());
  }

  @Test
  void enrolsAnAddressOnceAndHandsBackWhoIsThere() {
    Recipient first = full(Map.of("who", "first"));
    Recipient second = withId(full(Map.of("who", "second")), "acme_another12");
    recipients().enrol(first);

    assertThat(recipients().enrol(second)).isEqualTo(new Write.Lost<>(Optional.of(first)));
    assertThat(recipients().find(first.key())).contains(first);
  }

  @Test
  void enrolsTheSameTwiceAsOnce() {
    Recipient recipient = full(Values.large());
    recipients().enrol(recipient);

    assertThat(recipients().enrol(recipient)).isEqualTo(new Write.Lost<>(Optional.of(recipient)));
  }

  @Test
  void writesOverTheVersionBefore() {
    Recipient first = Examples.recipient(ADDRESS);
    Recipient second = Examples.started(first, NOW);
    recipients().enrol(first);

    assertThat(recipients().save(second)).isInstanceOf(Write.Done.class);
    assertThat(recipients().find(first.key())).contains(second);
    assertThat(recipients().glance(first.key())).contains(second);
  }

  @Test
  void refusesAWriteOverAnOlderVersionAndHandsBackTheCurrentRow() {
    Recipient first = Examples.recipient(ADDRESS);
    Recipient second = Examples.started(first, NOW);
    recipients().enrol(first);
    recipients().save(second);

    Recipient late = first.ended(Disposition.CANCELLED, NOW).next(first);

    assertThat(recipients().save(late)).isEqualTo(new Write.Lost<>(Optional.of(second)));
    assertThat(recipients().find(first.key())).contains(second);
  }

  @Test
  void refusesTheSameWriteAgainAndShowsItsNonce() {
    Recipient first = Examples.recipient(ADDRESS);
    Recipient started = Examples.started(first, NOW);
    recipients().enrol(first);
    recipients().save(started);

    assertThat(recipients().save(started)).isEqualTo(new Write.Lost<>(Optional.of(started)));
  }

  @Test
  void refusesAWriteOverARowThatWasNeverThere() {
    Recipient first = Examples.recipient(ADDRESS);

    assertThat(recipients().save(first.escalated().next(first)))
        .isEqualTo(new Write.Lost<>(Optional.empty()));
    assertThat(recipients().find(first.key())).isEmpty();
  }

  @Test
  void keepsALargeContextThroughEveryWrite() {
    Recipient first = full(Values.large());
    recipients().enrol(first);
    Recipient second = first.escalated().next(first);
    recipients().save(second);

    assertThat(recipients().find(first.key())).contains(second);
    assertThat(recipients().glance(first.key())).contains(second);
    assertThat(recipients().ofAddress(TENANT, first.key().address())).containsExactly(second);
    assertThat(recipients().save(first.next(first)))
        .isEqualTo(new Write.Lost<>(Optional.of(second)));
  }

  @Test
  void neverMixesTheContextOfAnEnrolmentThatLostIntoTheOneThatWon() {
    Recipient winner = full(Values.large());
    Map<String, Object> other = Values.large();
    other.put("who", "loser");
    recipients().enrol(winner);

    recipients().enrol(withId(full(other), "acme_another12"));

    assertThat(recipients().find(winner.key())).contains(winner);
  }

  @Test
  void listsAnAddressOverAllCampaigns() {
    Recipient here = Examples.recipient(ADDRESS);
    Recipient there = inCampaign(here, "c2", "acme_otherone1");
    Recipient somebodyElse = Examples.recipient(number(2));
    recipients().enrol(here);
    recipients().enrol(there);
    recipients().enrol(somebodyElse);

    assertThat(recipients().ofAddress(TENANT, ADDRESS)).containsExactlyInAnyOrder(here, there);
  }

  @Test
  void keepsTenantsApart() {
    Recipient mine = Examples.recipient(ADDRESS);
    TenantId other = new TenantId("acme2");
    recipients().enrol(mine);

    RecipientKey theirs = new RecipientKey(other, mine.key().campaign(), ADDRESS);

    assertThat(recipients().find(theirs)).isEmpty();
    assertThat(recipients().ofAddress(other, ADDRESS)).isEmpty();
  }

  private static Recipient full(Map<String, Object> context) {
    Attempt reached =
        new Attempt(
            7,
            NOW.minusSeconds(86_400),
            "Europe/Paris",
            "nonce-7",
            NOW.minusSeconds(85_000),
            Optional.of(
                new Outcome(Disposition.VOICEMAIL, NOW.minusSeconds(86_300), 42, "Ωh… \"no\"")));
    Attempt live =
        new Attempt(
            8,
            NOW,
            "zones@morning",
            "nonce-8",
            NOW.plusSeconds(660),
            none(),
            Optional.of(NOW.plusSeconds(700)));
    return new Recipient(
        new RecipientKey(TENANT, new CampaignId("cmp_1-A"), ADDRESS),
        new RecipientId("acme_0123456789abcdefABCDEF"),
        new Enrolment(new ContactId("contact-1"), 12, 1, Optional.of("+12125550198"), context, NOW),
        new AgendaPlace("America/New_York+3~abcdef012345@evening", 4, NOW.plusMillis(660_001)),
        new AttemptLog(8, 6, 3, true, List.of(reached, live)),
        Optional.of(new End(Disposition.SUPPRESSED, NOW.plusNanos(1), "Ωh… \"no\"")),
        1);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static Recipient withId(Recipient r, String id) {
    return new Recipient(
        r.key(), new RecipientId(id), r.enrolment(), r.place(), r.log(), r.end(), r.version());
  }

  private static Recipient inCampaign(Recipient r, String campaign, String id) {
    return Recipient.enrolled(
        new RecipientKey(r.key().tenant(), new CampaignId(campaign), r.key().address()),
        new RecipientId(id),
        r.enrolment(),
        r.place());
  }
}
