package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.campaign.Wakes;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.dispatch.Hints;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes what a batch of changed recipients means. Every step may be repeated: events keep their
 * ids, releases name their attempt, and each change is folded once.
 */
public final class PublishRecipients {
  private final Views views;
  private final Lines lines;
  private final Slots slots;
  private final Counts counts;
  private final Wakes wakes;
  private final Hints hints;
  private final Announce announce;
  private final CompleteCampaign completeCampaign;
  private final PauseRefused pauseRefused;
  private final InstantSource clock;

  /** Publication over these stores. */
  public PublishRecipients(
      Views views,
      Lines lines,
      Slots slots,
      Counts counts,
      Wakes wakes,
      Hints hints,
      Announce announce,
      CompleteCampaign completeCampaign,
      Campaigns campaigns,
      InstantSource clock) {
    this.views = views;
    this.lines = lines;
    this.slots = slots;
    this.counts = counts;
    this.wakes = wakes;
    this.hints = hints;
    this.announce = announce;
    this.completeCampaign = completeCampaign;
    this.pauseRefused = new PauseRefused(campaigns, counts, clock);
    this.clock = clock;
  }

  private record Told(RecipientChange change, News news) {}

  /**
   * Publishes changes in their order.
   *
   * @param shard the stream shard they came by
   * @param changes ascending by sequence
   */
  public void run(String shard, List<RecipientChange> changes) {
    Map<CampaignKey, List<Told>> byCampaign = new LinkedHashMap<>();
    for (RecipientChange change : changes) {
      CampaignKey key = change.after().key().campaignKey();
      views
          .find(key)
          .ifPresent(
              view ->
                  byCampaign
                      .computeIfAbsent(key, k -> new ArrayList<>())
                      .add(new Told(change, News.of(change, view))));
    }
    byCampaign.forEach((key, told) -> publish(shard, views.find(key).orElseThrow(), told));
  }

  private void publish(String shard, CampaignView view, List<Told> told) {
    release(view, told);
    tell(view, told);
    fold(shard, view, told);
  }

  private void release(CampaignView view, List<Told> told) {
    boolean freed = false;
    for (Told one : told) {
      for (News.Released attempt : one.news().released()) {
        var key = one.change().after().key();
        String id = attempt.attemptId();
        attempt
            .talkedUntil()
            .ifPresentOrElse(
                end -> lines.hangUp(key.tenant(), key.address(), id, end),
                () -> lines.release(key.tenant(), key.address(), id, attempt.placed()));
        if (view.campaign().isCapped()) {
          slots.release(view.campaign().key(), id);
          freed = true;
        }
      }
    }
    Instant now = clock.instant();
    // The status may be two seconds old: whoever follows the hint knows better.
    if (freed && !view.campaign().status().isOver()) {
      hints.send(List.of(new Hint.Fill(view.campaign().key(), now)), now);
    }
    told.stream()
        .flatMap(one -> one.news().soonerLook().stream())
        .min(Instant::compareTo)
        .ifPresent(look -> wakes.advance(view.campaign().key(), look));
  }

  private void tell(CampaignView view, List<Told> told) {
    announce.run(
        view.campaign(), told.stream().flatMap(one -> one.news().events().stream()).toList());
  }

  private void fold(String shard, CampaignView view, List<Told> told) {
    List<Counts.Change> deltas =
        told.stream()
            .filter(one -> !one.news().tally().isEmpty())
            .map(one -> new Counts.Change(one.change().sequence(), one.news().tally()))
            .toList();
    if (deltas.isEmpty()) {
      return;
    }
    CampaignKey key = view.campaign().key();
    Tally figures = counts.fold(key, shard, deltas, clock.instant());
    pauseRefused.ifTooMany(view, figures);
    Optional<Counts.Change> ending =
        deltas.stream().filter(d -> d.delta().of(Tally.ENDED) != 0).findAny();
    if (ending.isPresent()) {
      completeCampaign.ifAllEnded(key, figures);
    }
  }
}
