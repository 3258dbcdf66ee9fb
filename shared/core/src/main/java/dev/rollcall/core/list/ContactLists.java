package dev.rollcall.core.list;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** Where contact lists are kept. */
public interface ContactLists {
  /**
   * Writes a new list together with its claim to its name. The same list again changes nothing.
   *
   * @return done, or lost with the list that has the name
   */
  Write<ContactList> create(ContactList list);

  /** The list as it is now; never a stale read. */
  Optional<ContactList> find(ListKey key);

  /** The list of a name, letter by letter. */
  Optional<ContactList> named(TenantId tenant, String name);

  /**
   * A tenant's lists, newest first.
   *
   * @param after where the previous page ended, or empty for the first
   * @param limit 1–100
   */
  Page<ContactList> recent(TenantId tenant, Optional<String> after, int limit);

  /**
   * Begins a batch: from now on the list awaits its parts. The same batch again changes nothing.
   *
   * @return the batch's place, from 1
   * @throws IllegalStateException if there is no such list
   */
  long begin(ListKey key, Batch batch);

  /**
   * Counts a part that the list awaits, once; a part that it does not await changes nothing.
   *
   * @param added entries that stand in the list by this part, ≥ 0
   */
  void count(ListKey key, ContactList.Awaited part, int added);

  /**
   * Notes that a campaign is made from a list. The same campaign again changes nothing.
   *
   * @param expiresAt until when the list is kept at least
   * @return the last batch that counts for it; 0 if there was none
   * @throws IllegalStateException if there is no such list
   */
  long use(ListKey key, CampaignId campaign, Instant expiresAt);
}
