package dev.rollcall.core.recipient;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** Where recipients are kept. */
public interface Recipients {
  /**
   * Puts a new recipient, after letting its id lead to it.
   *
   * @return done, or lost with the recipient that this address already is in this campaign
   */
  Write<Recipient> enrol(Recipient recipient);

  /** The recipient as it is now; never a stale read. */
  Optional<Recipient> find(RecipientKey key);

  /**
   * The recipient as it was a moment ago, for half the price: whoever writes over an old version
   * loses and is handed the current one.
   */
  Optional<Recipient> glance(RecipientKey key);

  /**
   * Those of many recipients that exist, as they were a moment ago, without the contexts that are
   * kept apart from their rows; in the order of the keys.
   */
  List<Recipient> glanceAll(List<RecipientKey> keys);

  /** Where the recipient of an id is. */
  Optional<RecipientKey> locate(RecipientId id);

  /** Every recipient that an address is, over all campaigns. */
  List<Recipient> ofAddress(TenantId tenant, Address address);

  /** Removes whatever else is kept of a recipient whose row is gone. May be repeated. */
  void forget(Recipient recipient);

  /** Writes a recipient over the version before its own. */
  Write<Recipient> save(Recipient recipient);
}
