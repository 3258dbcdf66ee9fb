package dev.rollcall.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.CampaignId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewIdsTest {
  private final NewIds ids = new NewIds("00112233445566778899aabbccddeeff");

  @Test
  void areTheSameOnEveryTry() {
    NewIds again = new NewIds(ids.seed());

    assertThat(again.campaign()).isEqualTo(ids.campaign());
    assertThat(again.chunks()).isEqualTo(ids.chunks());
    assertThat(again.uuid("rule")).isEqualTo(ids.uuid("rule"));
    assertThat(again.hex("message", 24)).isEqualTo(ids.hex("message", 24));
  }

  @Test
  void areOthersForEveryThingAndEverySeed() {
    NewIds other = new NewIds("00112233445566778899aabbccddeefe");

    assertThat(
            List.of(
                ids.campaign().value(),
                ids.uuid("rule"),
                ids.uuid("list"),
                other.campaign().value(),
                other.uuid("rule")))
        .doesNotHaveDuplicates();
  }

  @Test
  void haveTheFormsThatTheirDialectsShow() {
    UUID uuid = UUID.fromString(ids.uuid("rule"));

    assertThat(List.of(uuid.version(), uuid.variant())).containsExactly(4, 2);
    assertThat(CampaignId.isValid(ids.campaign().value())).isTrue();
    assertThat(ids.hex("message", 24)).matches("[0-9a-f]{24}");
    assertThat(ids.chunks()).matches("[0-9a-f]{32}");
  }

  @Test
  void doNotShowTheSeed() {
    assertThat(ids.campaign() + ids.chunks() + ids.hex("all", 64)).doesNotContain(ids.seed());
  }
}
