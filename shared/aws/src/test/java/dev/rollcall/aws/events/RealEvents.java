package dev.rollcall.aws.events;

import static dev.rollcall.core.testing.Examples.NOW;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignAction;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.publish.CampaignChange;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.News;
import dev.rollcall.core.publish.RecipientChange;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.testing.RuleExample;
import dev.rollcall.core.testing.World;
import dev.rollcall.core.view.CampaignView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of every kind, made by those who make them. */
final class RealEvents {
  private static final Recipient ENROLLED = Examples.recipient(Examples.number(1));
  private static final Recipient CALLING = Examples.started(ENROLLED, NOW);

  private RealEvents() {}

  static List<Event> all() {
    return Stream.of(ofCampaigns(), ofRecipients(Channel.CALL), ofRecipients(Channel.SMS))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Event> ofCampaigns() {
    Campaign draft = new CampaignExample().status(CampaignStatus.DRAFT).build();
    Campaign running = draft.after(CampaignAction.START, NOW.plusSeconds(1)).orElseThrow();
    Campaign paused = running.after(CampaignAction.PAUSE, NOW.plusMillis(1500)).orElseThrow();
    World world = new World();
    world
        .worker()
        .publishCampaigns()
        .run(
            List.of(
                new CampaignChange("1", Optional.of(draft), running),
                new CampaignChange("2", Optional.of(running), paused),
                new CampaignChange("3", Optional.of(running), running.completed(NOW))));
    return world.takeEvents();
  }

  private static List<Event> ofRecipients(Channel channel) {
    CampaignView view =
        Examples.view(
            new CampaignExample()
                .channel(channel)
                .rule(new RuleExample().escalation(1, "notify_manager"))
                .build(),
            Examples.NEW_YORK);
    Recipient unknown = concluded(CALLING, Disposition.UNKNOWN);
    Recipient exhausted = unknown.ended(Disposition.EXHAUSTED, NOW).next(unknown);
    List<Event> events = new ArrayList<>();
    for (Disposition disposition : Disposition.values()) {
      if (disposition.countsAsAttempt()) {
        Recipient tried = concluded(CALLING, disposition);
        events.addAll(news(CALLING, tried, view));
        events.addAll(news(CALLING, tried.ended(disposition, NOW), view));
        events.addAll(news(exhausted, concluded(exhausted, disposition), view));
      } else if (disposition != Disposition.NOT_PLACED) {
        events.addAll(news(ENROLLED, ENROLLED.ended(disposition, NOW), view));
      }
    }
    events.addAll(news(CALLING, concluded(CALLING, Disposition.VOICEMAIL).escalated(), view));
    Recipient late = concluded(exhausted, Disposition.COMPLETED);
    events.addAll(news(exhausted, late.ended(Disposition.COMPLETED, NOW), view));
    return events;
  }

  private static Recipient concluded(Recipient before, Disposition disposition) {
    Attempt last = before.log().recent().getLast();
    Outcome outcome = new Outcome(disposition, NOW.plusSeconds(90), 42, "as the carrier says");
    return before.concluded(last, outcome).next(before);
  }

  private static List<Event> news(Recipient before, Recipient after, CampaignView view) {
    return News.of(new RecipientChange("0", Optional.of(before), after), view).events();
  }
}
