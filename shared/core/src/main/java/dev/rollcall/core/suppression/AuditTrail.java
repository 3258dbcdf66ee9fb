package dev.rollcall.core.suppression;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.tenant.TenantId;
import java.util.List;

/** Where it is kept who lifted which suppression, when and why. */
public interface AuditTrail {
  /**
   * Records that a suppression is lifted. Once for each: the same suppression, told by its kind,
   * channel and since when it held, again replaces the record.
   */
  void record(Lifted lifted);

  /** All that was lifted from an address, oldest first by when it had begun to hold. */
  List<Lifted> of(TenantId tenant, Address address);
}
