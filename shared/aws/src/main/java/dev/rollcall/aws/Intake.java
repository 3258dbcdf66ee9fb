package dev.rollcall.aws;

import dev.rollcall.aws.sqs.SqsParcels;
import dev.rollcall.core.intake.AcceptCampaign;
import dev.rollcall.core.intake.AcceptListCampaign;
import dev.rollcall.core.intake.AddListChunk;
import dev.rollcall.core.intake.AddToList;
import dev.rollcall.core.intake.Calendars;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.intake.FollowContact;
import dev.rollcall.core.intake.ImportChunk;
import dev.rollcall.core.intake.ImportListPart;
import dev.rollcall.core.intake.Parcels;

/** How contacts come in: into campaigns and into lists, at once or part by part. */
public final class Intake {
  private final Wiring wiring;
  private final Stores stores;

  Intake(Wiring wiring) {
    this.wiring = wiring;
    this.stores = wiring.stores();
  }

  private Parcels parcels() {
    return new SqsParcels(wiring.sqs(), wiring.variable("INTAKE_QUEUE_URL"));
  }

  /** Imports of parts of batches for lists. */
  public AddListChunk addListChunk() {
    return new AddListChunk(
        stores.tenants(),
        stores.contactLists(),
        stores.listEntries(),
        stores.contacts(),
        followContact(),
        wiring.crew());
  }

  /** Acceptance of contacts for lists. */
  public AddToList addToList() {
    return new AddToList(stores.contactLists(), parcels(), addListChunk());
  }

  /** Imports of parts of lists into campaigns. */
  public ImportListPart importListPart() {
    return new ImportListPart(
        stores.tenants(),
        stores.campaigns(),
        stores.imports(),
        stores.contactLists(),
        stores.listEntries(),
        stores.contacts(),
        stores.recipients(),
        stores.wakes(),
        new Calendars(wiring.phoneNumbers()),
        wiring.wording(),
        parcels(),
        wiring.crew(),
        wiring.clock());
  }

  /** Acceptance of campaigns made from lists. */
  public AcceptListCampaign acceptListCampaign() {
    return new AcceptListCampaign(
        stores.campaigns(),
        stores.imports(),
        stores.wakes(),
        stores.contactLists(),
        parcels(),
        importListPart(),
        wiring.clock());
  }

  /** Imports of chunks. */
  public ImportChunk importChunk() {
    return new ImportChunk(
        stores.tenants(),
        stores.campaigns(),
        stores.imports(),
        stores.contacts(),
        stores.recipients(),
        stores.wakes(),
        new Calendars(wiring.phoneNumbers()),
        wiring.wording(),
        wiring.crew(),
        wiring.clock());
  }

  /** Lets new times of a contact take effect. */
  public FollowContact followContact() {
    return new FollowContact(
        stores.contacts(),
        stores.imports(),
        stores.recipients(),
        stores.wakes(),
        new Calendars(wiring.phoneNumbers()),
        wiring.clock());
  }

  /** Very many contacts at once. */
  public FindContacts findContacts() {
    return new FindContacts(stores.contacts(), wiring.crew());
  }

  /** Acceptance of campaigns. */
  public AcceptCampaign acceptCampaign() {
    return new AcceptCampaign(
        stores.campaigns(),
        stores.imports(),
        stores.wakes(),
        parcels()::send,
        importChunk(),
        wiring.clock());
  }
}
