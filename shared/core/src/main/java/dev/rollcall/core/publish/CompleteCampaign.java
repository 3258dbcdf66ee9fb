package dev.rollcall.core.publish;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.Campaigns;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Import;
import dev.rollcall.core.campaign.Imports;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.recipient.Agenda;
import dev.rollcall.core.recipient.AgendaKey;
import dev.rollcall.core.recipient.AgendaSlice;
import dev.rollcall.core.store.Write;
import java.time.InstantSource;
import java.util.Optional;

/** Completes a campaign once as many recipients ended as were created. */
public final class CompleteCampaign {
  private static final int TRIES_MAX = 5;
  private static final int PAGE = 1000;

  private final Campaigns campaigns;
  private final Imports imports;
  private final Counts counts;
  private final Agenda agenda;
  private final InstantSource clock;

  /** Completion over these stores. */
  public CompleteCampaign(
      Campaigns campaigns, Imports imports, Counts counts, Agenda agenda, InstantSource clock) {
    this.campaigns = campaigns;
    this.imports = imports;
    this.counts = counts;
    this.agenda = agenda;
    this.clock = clock;
  }

  /** Completes the campaign if these figures show that everybody ended. */
  public void ifAllEnded(CampaignKey key, Tally figures) {
    Optional<Import> done = imports.find(key).filter(Import::isDone);
    if (done.isPresent() && figures.of(Tally.ENDED) >= done.get().created()) {
      complete(key);
    }
  }

  /** The same by its folded figures or, should a change never have been folded, by the rows. */
  public void ifRowsProveIt(CampaignKey key) {
    Optional<Import> done = imports.find(key).filter(Import::isDone);
    if (done.isPresent() && haveAllEnded(done.get())) {
      complete(key);
    }
  }

  /** Whether everybody who was enrolled so far has ended, by figures or rows. */
  public boolean haveAllEnded(CampaignKey key) {
    return imports.find(key).map(this::haveAllEnded).orElse(true);
  }

  private boolean haveAllEnded(Import known) {
    return counts.find(known.key()).of(Tally.ENDED) >= known.created()
        || recount(known) >= known.created();
  }

  private long recount(Import done) {
    Campaign campaign = campaigns.find(done.key()).orElseThrow();
    long ended = 0;
    for (String calendar : done.calendars().keySet()) {
      for (int shard = 0; shard < campaign.shards(); shard++) {
        ended += ended(new AgendaKey(done.key(), calendar, shard));
      }
    }
    return ended;
  }

  private long ended(AgendaKey key) {
    long found = 0;
    Optional<String> after = Optional.empty();
    do {
      var page = agenda.page(key, new AgendaSlice.Finished(), after, PAGE);
      found += page.items().size();
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  private void complete(CampaignKey key) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Campaign> open =
          campaigns
              .find(key)
              .filter(
                  c -> c.status() == CampaignStatus.RUNNING || c.status() == CampaignStatus.PAUSED);
      if (open.isEmpty()
          || campaigns.save(open.get().completed(clock.instant())) instanceof Write.Done) {
        return;
      }
    }
  }
}
