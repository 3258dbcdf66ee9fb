package dev.rollcall.api.testing;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignStatus;
import dev.rollcall.core.campaign.ChunkCounts;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Disposition;
import dev.rollcall.core.recipient.Outcome;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A campaign with people in it, put into the stores by the shortest way. */
public final class Enrolled {
  /** How the campaign is called. */
  public static final String ID = Examples.CAMPAIGN.id().value();

  private final Stores stores;

  /** A running campaign. */
  public Enrolled(Stores stores) {
    this(stores, CampaignStatus.RUNNING);
  }

  /** A campaign at this place of its life. */
  public Enrolled(Stores stores, CampaignStatus status) {
    this.stores = stores;
    Campaign campaign = new CampaignExample().status(status).build();
    stores.campaigns.save(campaign);
    stores.imports.begin(campaign.key(), 1, Stores.NOW);
    stores.imports.register(campaign.key(), List.of(Examples.NEW_YORK));
    stores.imports.record(campaign.key(), 1, ChunkCounts.enrolled(1), Stores.NOW);
  }

  /** Somebody whom nobody has tried yet. */
  public Recipient pending(int lastTwo) {
    Recipient recipient = Examples.recipient(Examples.number(lastTwo));
    stores.recipients.enrol(recipient);
    return recipient;
  }

  /** Somebody who is being called. */
  public Recipient inCall(int lastTwo) {
    Recipient pending = pending(lastTwo);
    Attempt attempt =
        new Attempt(
            1,
            Stores.NOW,
            pending.place().calendarId(),
            "nonce",
            Stores.NOW.plusSeconds(660),
            Optional.empty());
    return saved(pending, pending.started(attempt, attempt.leaseUntil()));
  }

  /** Somebody who was called once, and that was all. */
  public Recipient finished(int lastTwo, Disposition disposition) {
    Recipient calling = inCall(lastTwo);
    Instant end = Stores.NOW.plusSeconds(60);
    Outcome outcome = new Outcome(disposition, end, 41, "hung up");
    return saved(
        calling,
        calling.concluded(calling.log().live().orElseThrow(), outcome).ended(disposition, end));
  }

  /** Somebody as the stores have them now. */
  public Recipient now(Address address) {
    return stores.recipients.find(Examples.recipient(address).key()).orElseThrow();
  }

  private Recipient saved(Recipient read, Recipient after) {
    Recipient next = after.next(read);
    stores.recipients.save(next);
    return next;
  }
}
