package dev.rollcall.api.auth;

import dev.rollcall.core.tenant.Tenant;

/** Who a request comes from. */
public sealed interface Caller {
  /** Somebody who speaks for a tenant. */
  record Known(Tenant tenant, Principal principal) implements Caller {}

  /** Somebody who is not let in. */
  sealed interface Stranger extends Caller {}

  /** Somebody who shows no credentials. */
  record Anonymous() implements Stranger {}

  /** Somebody whose credentials open nothing, for whatever reason: none is told apart. */
  record Refused() implements Stranger {}

  /**
   * Somebody with good credentials who asks for what is not theirs.
   *
   * @param why for the caller
   */
  record Foreign(String why) implements Stranger {}
}
