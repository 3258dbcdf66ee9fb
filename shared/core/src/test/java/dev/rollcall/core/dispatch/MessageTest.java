package dev.rollcall.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.carrier.CarrierAnswer;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.End;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a contact is told, and what becomes of one for whom the words are lacking. */
class MessageTest {
  private static final Address TO = Examples.number(1);
  private static final Instant NOW = Examples.NOW;

  private final World world = new World();

  private void given(CampaignExample campaign) {
    world.with(campaign.build(), Examples.NEW_YORK).with(Examples.recipient(TO));
  }

  private void known(Map<String, Object> attributes) {
    world
        .contacts()
        .save(Examples.TENANT, Examples.contact("ada", TO, attributes), Optional.empty());
  }

  private void follow() {
    world
        .worker()
        .followHint()
        .run(new Hint.Look(Examples.CAMPAIGN, NOW, Channel.CALL, List.of(TO)));
  }

  private Order order() {
    assertThat(world.carrier().orders()).hasSize(1);
    return world.carrier().orders().getFirst();
  }

  @Test
  void isWordedForTheContact() {
    given(new CampaignExample().message("Hi {{firstName}}, about {{product}} to {{phone}}"));
    known(Map.of("first_name", "Ada"));

    follow();

    assertThat(order().message()).contains("Hi Ada, about anvils to +12125550101");
  }

  @Test
  void takesItsSubjectAlong() {
    given(new CampaignExample().subject("{{product}} for {{name}}").message("Hi"));
    known(Map.of("first_name", "Ada"));

    follow();

    assertThat(order().context()).containsEntry("subject", "anvils for Ada");
    assertThat(order().message()).contains("Hi");
  }

  @Test
  void isNeverSentWithAHoleInIt() {
    given(new CampaignExample().concurrency(1).message("Hi {{firstName}} of {{city}}"));
    known(Map.of("first_name", " "));

    follow();

    Recipient row = world.recipient(TO);
    assertThat(world.carrier().orders()).isEmpty();
    assertThat(row.isFinished()).isTrue();
    assertThat(row.end())
        .contains(new End(Disposition.FAILED, NOW, "the contact has no value for firstName, city"));
  }

  @Test
  void isNotSentWithoutItsSubject() {
    given(new CampaignExample().subject("For {{firstName}}").message("Hi"));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(TO).end().map(End::detail))
        .contains("the contact has no value for firstName");
  }

  @Test
  void isNotSentWhereItGrowsTooLong() {
    given(new CampaignExample().message("{{firstName}}{{firstName}}{{firstName}}"));
    known(Map.of("first_name", "A".repeat(7000)));

    follow();

    assertThat(world.carrier().orders()).isEmpty();
    assertThat(world.recipient(TO).end().map(End::detail))
        .contains("the message would be longer than 20000 characters");
  }

  @Test
  void usesUpNoAttemptWhereNobodyWasReached() {
    given(new CampaignExample().message("Hi {{firstName}}"));

    follow();

    Recipient row = world.recipient(TO);
    assertThat(row.log().counted()).isZero();
    assertThat(row.log().recent().stream().map(Attempt::outcome))
        .containsExactly(Optional.of(Outcome.of(Disposition.NOT_PLACED, NOW)));
  }

  @Test
  void isNotTriedAgainOnceTheRecipientHasFailed() {
    given(new CampaignExample().rule(new RuleExample().total(5)).message("Hi {{firstName}}"));
    follow();
    Recipient failed = world.recipient(TO);
    known(Map.of("first_name", "Ada"));
    world.pass(Duration.ofDays(1));

    follow();

    assertThat(world.recipient(TO)).isEqualTo(failed);
    assertThat(world.carrier().orders()).isEmpty();
  }

  @Test
  void letsLineAndSlotGoAndSaysWhy() {
    given(new CampaignExample().concurrency(1).message("Hi {{firstName}}"));

    follow();
    world.worker().publishRecipients().run(World.SHARD, world.recipientChanges());

    assertThat(world.line(TO).live()).isEmpty();
    assertThat(world.line(TO).starts()).isEmpty();
    assertThat(world.slots().inUse(Examples.CAMPAIGN, NOW)).isZero();
    assertThat(world.takeEvents())
        .filteredOn(event -> event.type() == EventType.CONTACT_FINISHED)
        .extracting(Event::data)
        .singleElement()
        .satisfies(
            data ->
                assertThat(data)
                    .containsEntry("reason", "failed")
                    .containsEntry("detail", "the contact has no value for firstName"));
  }

  @Test
  void saysNothingMoreWhereTheWordSaysItAll() {
    given(new CampaignExample());
    world.carrier().answer(new CarrierAnswer.Completed(Outcome.of(Disposition.COMPLETED, NOW)));

    follow();
    world.worker().publishRecipients().run(World.SHARD, world.recipientChanges());

    assertThat(world.takeEvents())
        .filteredOn(event -> event.type() == EventType.CONTACT_FINISHED)
        .singleElement()
        .satisfies(event -> assertThat(event.data()).doesNotContainKey("detail"));
  }
}
