package dev.rollcall.api.mrassistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Bodies;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may create a campaign, who may read it back, and what everybody else is told. */
class AccessTest {
  private static final String UNAUTHORIZED = "{\"detail\":\"Missing or invalid bearer token\"}";

  private final Stores stores = new Stores();
  private final String acme = stores.token(Stores.ACME);
  private final CreateCampaignHandler create = Doors.create(stores);
  private final GetCampaignHandler get = Doors.get(stores);

  private String created() {
    return Call.to(CreateCampaignHandler.ROUTE)
        .bearer(acme)
        .json(Bodies.campaign().toString())
        .by(create)
        .text("/campaign_id");
  }

  private Answered read(String token, String id) {
    return Call.to(GetCampaignHandler.ROUTE).bearer(token).path("campaign_id", id).by(get);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer nonsense",
        "Basic dXNlcjpwYXNz",
        "Bearer rc_000000000000_0000000000000000000000000000000000000000000"
      })
  void nobodyElseIsToldWhatIsWrongWithTheirToken(String authorization) {
    Answered creating =
        Call.to(CreateCampaignHandler.ROUTE)
            .header("authorization", authorization)
            .json("not even JSON")
            .by(create);
    Answered reading =
        Call.to(GetCampaignHandler.ROUTE)
            .header("authorization", authorization)
            .path("campaign_id", created())
            .by(get);

    assertThat(List.of(creating.status(), reading.status())).containsOnly(401);
    assertThat(List.of(creating.body(), reading.body())).containsOnly(UNAUTHORIZED);
    assertThat(creating.headers()).containsEntry("WWW-Authenticate", "Bearer");
  }

  @Test
  void anExpiredTokenIsLikeAnyOtherBadOne() {
    String expired = stores.token(Stores.ACME, Optional.of(Stores.NOW));

    assertThat(read(expired, created()).body()).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void itsOwnerReadsACampaignBackInTheSameShape() {
    Answered created =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(acme)
            .json(Bodies.campaign().toString())
            .by(create);

    Answered read = read(acme, created.text("/campaign_id"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(created.body());
  }

  @Test
  void itsFiguresAreLive() {
    String id = created();
    Campaign campaign = stores.campaign(id);
    Tally tally = new Tally(Map.of(Tally.STARTED, 5L, Tally.ENDED, 3L, Tally.REACHED, 2L));
    stores.counts.fold(
        campaign.key(), "shard", List.of(new Counts.Change("0".repeat(40), tally)), Stores.NOW);

    Answered read = read(acme, id);
    assertThat(read.text("/calls_initiated")).isEqualTo("5");
    assertThat(read.text("/calls_completed")).isEqualTo("2");
    assertThat(read.text("/calls_failed")).isEqualTo("1");
  }

  @Test
  void anotherAccountsCampaignLooksLikeNone() {
    String id = created();
    String globex = stores.token(Stores.GLOBEX);

    Answered others = read(globex, id);
    assertThat(others.status()).isEqualTo(404);
    assertThat(List.of(read(acme, "0b0c2c1e-5f0a-4a35-9d38-0c2f0f6f3b52"), read(acme, "a#b")))
        .allSatisfy(
            unknown -> {
              assertThat(unknown.status()).isEqualTo(404);
              assertThat(unknown.body()).isEqualTo(others.body());
              assertThat(unknown.headers()).isEqualTo(others.headers());
            });
  }
}
