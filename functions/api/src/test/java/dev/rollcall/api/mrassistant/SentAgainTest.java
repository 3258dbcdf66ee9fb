package dev.rollcall.api.mrassistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.Bodies;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a campaign whose request is sent more than once. */
class SentAgainTest {
  private final Stores stores = new Stores();
  private final String token = stores.token(Stores.ACME);
  private final CreateCampaignHandler handler = Doors.create(stores);

  private Answered send(String key, String... numbers) {
    return Call.to(CreateCampaignHandler.ROUTE)
        .bearer(token)
        .header("Idempotency-Key", key)
        .json(Bodies.campaign(numbers).toString())
        .by(handler);
  }

  private List<Campaign> campaigns() {
    return stores.campaigns.recent(Stores.ACME, Optional.empty(), 100).items();
  }

  @Test
  void itIsCreatedOnce() {
    Answered first = send("k", "+12125550123");
    stores.now = stores.now.plusSeconds(60);
    Answered second = send("k", "+12125550123");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers()).isEqualTo(first.headers());
    assertThat(campaigns()).hasSize(1);
  }

  @Test
  void withoutAKeyItIsCreatedAgain() {
    send("k", "+12125550123");
    send("l", "+12125550123");

    assertThat(campaigns()).hasSize(2);
  }

  @Test
  void anotherRequestUnderItsKeyIsRefusedInThisDialect() {
    send("k", "+12125550123");
    Answered other = send("k", "+12125550124");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("/detail"))
        .isEqualTo("this Idempotency-Key was used for another request");
  }

  @Test
  void anImportThatWasGivenUpIsGoneOnWith() {
    String[] many = Bodies.numbers(600);
    String id = send("k", many).text("/campaign_id");
    assertThat(stores.queued).hasSize(2);
    stores.queued.clear();
    stores.now = stores.now.plus(Duration.ofMinutes(16));
    stores.campaigns.save(stores.campaign(id).failed(stores.now));

    Answered again = send("k", many);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("/campaign_id")).isEqualTo(id);
    assertThat(again.text("/status")).isEqualTo("scheduled");
    assertThat(stores.campaign(id).status()).isEqualTo(CampaignStatus.IMPORTING);
    assertThat(stores.queued).hasSize(2);
    assertThat(campaigns()).hasSize(1);

    send("k", many);
    assertThat(stores.queued).as("told its answer again").hasSize(2);
  }

  @Test
  void aFinishedOneIsOnlyToldItsFirstAnswer() {
    Answered first = send("k", "+12125550123");
    Campaign running = stores.campaign(first.text("/campaign_id"));
    stores.campaigns.save(running.completed(stores.now));

    assertThat(send("k", "+12125550123").body()).isEqualTo(first.body());
    assertThat(stores.campaign(first.text("/campaign_id")).status())
        .isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void unknownPropertiesAreLeftOutIfTheCallerPrefersSo() {
    Answered answered =
        Call.to(CreateCampaignHandler.ROUTE)
            .bearer(token)
            .header("Prefer", "handling=lenient")
            .json(Bodies.withTarget("colour", "\"red\""))
            .by(handler);

    assertThat(answered.status()).isEqualTo(201);
    assertThat(answered.headers()).containsEntry("Rollcall-Ignored", "targets.0.colour");
  }
}
