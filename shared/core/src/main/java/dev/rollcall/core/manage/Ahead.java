package dev.rollcall.core.manage;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.eligibility.Eligibility;
import dev.rollcall.core.eligibility.Explanation;
import dev.rollcall.core.eligibility.Reason;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaEntry;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.view.CampaignView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who comes next in a campaign: read from the heads of its agenda, not from its rows. */
public final class Ahead {
  /** Half a read unit each; a campaign with more partitions is told about by its clocks alone. */
  private static final int HEADS_MAX = 100;

  private final Agenda agenda;
  private final Slots slots;
  private final Buckets buckets;
  private final ExplainRecipient explainRecipient;

  /** Over these stores. */
  public Ahead(Agenda agenda, Slots slots, Buckets buckets, ExplainRecipient explainRecipient) {
    this.agenda = agenda;
    this.slots = slots;
    this.buckets = buckets;
    this.explainRecipient = explainRecipient;
  }

  /** The first of a calendar's unfinished recipients. */
  record Head(String calendarId, AgendaEntry entry) {}

  /** What holds somebody back, and until when as far as anybody can know. */
  record Hold(Reason reason, Optional<Instant> until) {}

  /** The first of every partition; empty if there are too many partitions to read. */
  Optional<List<Head>> heads(CampaignView view) {
    int shards = view.campaign().shards();
    if (view.calendars().size() * shards > HEADS_MAX) {
      return Optional.empty();
    }
    List<Head> heads = new ArrayList<>();
    for (String calendarId : view.calendars().keySet()) {
      for (int shard = 0; shard < shards; shard++) {
        agenda
            .head(new AgendaKey(view.campaign().key(), calendarId, shard))
            .ifPresent(entry -> heads.add(new Head(calendarId, entry)));
      }
    }
    return Optional.of(heads);
  }

  /** Until when the campaign's carrier wants to be left alone; empty if it does not. */
  Optional<Instant> pausedUntil(CampaignView view, Instant now) {
    return Optional.of(buckets.pausedUntil(view.tenant().id(), view.campaign().channel()))
        .filter(now::isBefore);
  }

  /** Whether the campaign caps its live attempts and has as many as it may. */
  boolean isFull(CampaignView view, Instant now) {
    return view.campaign().isCapped()
        && slots.inUse(view.campaign().key(), now) >= view.campaign().concurrency();
  }

  /** Why the recipient at a head is not reached now; empty if it may be. */
  Optional<Hold> hold(CampaignView view, Head head) {
    return explainRecipient
        .run(view.campaign(), head.entry().address())
        .map(ExplainRecipient.Explained::explanation)
        .flatMap(Ahead::hold);
  }

  private static Optional<Hold> hold(Explanation explanation) {
    return switch (explanation.answer()) {
      case Eligibility.Eligible yes -> Optional.empty();
      case Eligibility.NotBefore later ->
          Optional.of(new Hold(later.reason(), explanation.reachableAt()));
      case Eligibility.Waiting waiting -> Optional.of(new Hold(waiting.reason(), Optional.empty()));
      case Eligibility.Never never -> Optional.of(new Hold(never.reason(), Optional.empty()));
    };
  }
}
