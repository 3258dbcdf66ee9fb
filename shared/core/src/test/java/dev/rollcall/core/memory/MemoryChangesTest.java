package dev.rollcall.core.memory;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.publish.CampaignChange;
import dev.rollcall.core.publish.RecipientChange;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryChangesTest {
  @Test
  void tellsEveryChangeOfRecipientsInTheOrderOfTheWrites() {
    List<RecipientChange> told = new ArrayList<>();
    MemoryRecipients recipients = new MemoryRecipients(told::add);
    Recipient first = Examples.recipient(number(1));
    Recipient second = Examples.started(first, NOW);

    recipients.enrol(first);
    recipients.save(second);

    assertThat(told)
        .extracting(RecipientChange::before)
        .containsExactly(none(), Optional.of(first));
    assertThat(told).extracting(RecipientChange::after).containsExactly(first, second);
    assertThat(told).extracting(RecipientChange::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(told.getFirst().sequence()).hasSize(40);
  }

  @Test
  void tellsNothingOfAWriteThatLost() {
    List<RecipientChange> told = new ArrayList<>();
    MemoryRecipients recipients = new MemoryRecipients(told::add);
    Recipient first = Examples.recipient(number(1));
    recipients.enrol(first);

    recipients.enrol(first);

    assertThat(told).hasSize(1);
  }

  @Test
  void tellsEveryChangeOfCampaigns() {
    List<CampaignChange> told = new ArrayList<>();
    MemoryCampaigns campaigns = new MemoryCampaigns(told::add);
    Campaign running = new CampaignExample().build();
    Campaign completed = running.completed(NOW);

    campaigns.save(running);
    campaigns.save(completed);
    campaigns.save(running);

    assertThat(told)
        .extracting(CampaignChange::before)
        .containsExactly(none(), Optional.of(running));
    assertThat(told).extracting(CampaignChange::after).containsExactly(running, completed);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
