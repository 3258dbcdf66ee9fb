package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.dispatch.Crew;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.intake.ImportChunk;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.testing.CrashAt;
import dev.rollcall.core.testing.PortCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing whose request crashed anywhere is made once by its repetition. */
class RetryTest {
  private static final int CALLS_MAX = 100;
  private static final String ANN = "+12125550101";
  private static final String BEN = "+12125550102";

  /** A function that dies at one of its calls to a store, and then is itself again. */
  private static final class Mortal {
    private final Doors doors = new Doors();
    private final PortCalls calls = new PortCalls();

    private CreateListingHandler handler() {
      Stores stores = doors.stores;
      Envelope envelope = new Envelope();
      Imports imports = calls.watch(Imports.class, stores.imports);
      Campaigns campaigns = calls.watch(Campaigns.class, stores.campaigns);
      Wakes wakes = calls.watch(Wakes.class, stores.wakes);
      ImportChunk importChunk =
          new ImportChunk(
              stores.tenants,
              campaigns,
              imports,
              calls.watch(Contacts.class, stores.contacts),
              calls.watch(Recipients.class, stores.recipients),
              wakes,
              new Calendars(stores.numbers),
              stores.wording,
              new OneByOne(),
              stores.clock);
      return new CreateListingHandler(
          stores.door(envelope),
          envelope,
          doors.reader(),
          new AcceptCampaign(
              campaigns, imports, wakes, stores.queued::addAll, importChunk, stores.clock),
          imports,
          calls.watch(Receipts.class, doors.receipts));
    }

    private Answered create(String body) {
      return Call.to(CreateListingHandler.ROUTE)
          .bearer(doors.token)
          .header("Idempotency-Key", "spring")
          .json(body)
          .by(handler());
    }
  }

  private record OneByOne() implements Crew {
    @Override
    public <T> void each(List<T> items, Consumer<T> work) {
      items.forEach(work);
    }
  }

  private static String body() {
    return Texts.listing(ANN, "nobody", BEN).put("auto_start", true).toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCrashAtAnyCallLosesAndDoublesNobody(boolean applied) {
    int crashes = 0;
    for (int call = 1; call < CALLS_MAX; call++) {
      Mortal mortal = new Mortal();
      CrashAt crash = new CrashAt(call, applied);
      mortal.calls.meddle(crash);
      Answered first = mortal.create(body());
      mortal.calls.leaveAlone();
      if (!crash.hasCrashed()) {
        assertThat(first.status()).isEqualTo(201);
        break;
      }
      crashes++;
      assertThat(first.status()).isEqualTo(500);

      mortal.doors.stores.now = mortal.doors.stores.now.plus(Duration.ofMinutes(2));
      Answered second = mortal.create(body());
      Answered third = mortal.create(body());

      assertThat(second.status()).as("crash at call %d", call).isEqualTo(201);
      assertThat(third.body()).isEqualTo(second.body());
      assertThat(second.text("/data/created_at")).isEqualTo("2026-11-21T15:00:00Z");
      assertThat(Texts.rejected(second)).hasSize(1);
      madeOnce(mortal.doors, second);
    }
    assertThat(crashes).isBetween(10, CALLS_MAX - 2);
  }

  private static void madeOnce(Doors doors, Answered answered) {
    var campaigns = doors.stores.campaigns.recent(Stores.ACME, Optional.empty(), 10).items();
    assertThat(campaigns).hasSize(1);
    assertThat(answered.text("/data/campaign_uuid"))
        .isEqualTo(campaigns.getFirst().key().id().value());
    assertThat(answered.text("/data/status")).isEqualTo("running");
    assertThat(doors.stores.imports.find(campaigns.getFirst().key()).orElseThrow().created())
        .isEqualTo(2);
    for (String number : List.of(ANN, BEN)) {
      assertThat(doors.stores.contacts.find(Stores.ACME, new Address(number))).isPresent();
    }
    assertThat(doors.listing(answered.text("/data/uuid")).json().get("data"))
        .isEqualTo(answered.json().get("data"));
  }

  @Test
  void theSameKeyIsToldTheFirstAnswerAndNothingIsDoneAgain() {
    Mortal mortal = new Mortal();
    Answered first = mortal.create(body());
    mortal.calls.forget();
    Answered again = mortal.create(body());

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers()).isEqualTo(first.headers());
    assertThat(mortal.calls.names()).allMatch(name -> name.startsWith("campaigns.find"));
  }

  @Test
  void withoutAKeyEveryRequestIsAListingOfItsOwn() {
    Doors doors = new Doors();
    Answered first = doors.createListing(body());
    Answered second = doors.createListing(body());

    assertThat(first.text("/data/uuid")).isNotEqualTo(second.text("/data/uuid"));
    assertThat(first.text("/data/campaign_uuid")).isNotEqualTo(second.text("/data/campaign_uuid"));
    assertThat(Texts.counts(second)).containsExactly(3, 0, 0, 2);
  }

  @Test
  void anImportThatWasGivenUpIsGoneOnWith() {
    Mortal mortal = new Mortal();
    String many = Texts.listing(Rows.numbers(600)).put("auto_start", true).toString();
    Answered first = mortal.create(many);
    mortal.doors.importChunk(mortal.doors.stores.queued.getFirst());
    mortal.doors.stores.queued.clear();
    var campaign = mortal.doors.stores.campaign(first.text("/data/campaign_uuid"));
    mortal.doors.stores.now = mortal.doors.stores.now.plus(Duration.ofMinutes(20));
    mortal.doors.stores.campaigns.save(campaign.failed(mortal.doors.stores.now));

    Answered again = mortal.create(many);

    assertThat(again.text("/data/uuid")).isEqualTo(first.text("/data/uuid"));
    assertThat(mortal.doors.stores.queued).hasSize(1);
    mortal.doors.stores.queued.forEach(mortal.doors::importChunk);
    Answered shown = mortal.doors.listing(first.text("/data/uuid"));
    assertThat(Texts.counts(shown)).containsExactly(600, 600, 0, 0);
    assertThat(shown.text("/data/status")).isEqualTo("running");
  }
}
