package dev.rollcall.api.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.problem.Problems;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.manage.ActOnCampaign;
import dev.rollcall.core.manage.Outlook;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.PortCalls;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A cursor leads into no other account, and a try to make it do so reads nothing. */
class CursorForgedTest {
  private static final String LIST = "GET /v1/campaigns";
  private static final String RECIPIENTS = "GET /v1/campaigns/{id}/recipients";

  /** Positions as the stores write them, of an account that is not the caller's. */
  static final List<String> GUESSES =
      Stream.of("acme#2026-11-21T15:00:00Z#c1", "{\"pk\":\"acme#campaign#c1\"}", "acme")
          .map(position -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(position)))
          .toList();

  private final Stores stores = new Stores();
  private final PortCalls calls = new PortCalls();
  private final String acme = stores.token(Stores.ACME);
  private final String globex = stores.token(Stores.GLOBEX);
  private final ManageHandler handler = handler();

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private ManageHandler handler() {
    Campaigns campaigns = calls.watch(Campaigns.class, stores.campaigns);
    Imports imports = calls.watch(Imports.class, stores.imports);
    return new ManageHandler(
        stores.guarded(),
        stores.door(new Problems()),
        new CampaignRoutes(
            campaigns,
            imports,
            stores.counts,
            new ActOnCampaign(campaigns, stores.wakes, waited -> {}, stores.clock),
            new Outlook(stores.zones),
            stores.clock),
        new Roster(
            imports,
            calls.watch(Agenda.class, stores.recipients),
            calls.watch(Recipients.class, stores.recipients)),
        Doors.explainRecipient(stores),
        stores.numbers,
        stores.zones);
  }

  private String acmesCursor() {
    for (int i = 0; i < 3; i++) {
      stores.campaigns.save(
          new CampaignExample().id("c" + i).createdAt(Stores.NOW.plusSeconds(i)).build());
    }
    String cursor = Call.to(LIST).bearer(acme).query("limit", "1").by(handler).text("/next_cursor");
    calls.forget();
    return cursor;
  }

  @Test
  void anotherAccountsCursorOpensNothing() {
    Answered answered = Call.to(LIST).bearer(globex).query("cursor", acmesCursor()).by(handler);

    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.text("/errors/0/pointer")).isEqualTo("?cursor");
    assertThat(calls.names()).isEmpty();
  }

  @Test
  void noByteOfACursorCanBeTurnedIntoAnotherAccounts() {
    byte[] sealed = Base64.getUrlDecoder().decode(acmesCursor());
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

      assertThat(Call.to(LIST).bearer(globex).query("cursor", cursor).by(handler).status())
          .isEqualTo(422);
      assertThat(Call.to(LIST).bearer(acme).query("cursor", cursor).by(handler).status())
          .isEqualTo(422);
    }
    assertThat(calls.names()).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("GUESSES")
  void aPositionThatNobodySealedOpensNothing(String cursor) {
    acmesCursor();

    assertThat(Call.to(LIST).bearer(globex).query("cursor", cursor).by(handler).status())
        .isEqualTo(422);
    assertThat(calls.names()).isEmpty();
  }

  @Test
  void aCursorOfAnotherListOpensNoRecipients() {
    String cursor = acmesCursor();

    Answered answered =
        Call.to(RECIPIENTS).bearer(acme).path("id", "c1").query("cursor", cursor).by(handler);
    assertThat(answered.status()).isEqualTo(422);
    assertThat(calls.names("agenda.")).isEmpty();
    assertThat(calls.names("recipients.")).isEmpty();
  }
}
