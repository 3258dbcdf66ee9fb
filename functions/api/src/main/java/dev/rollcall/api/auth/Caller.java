package dev.rollcall.api.auth;

import dev.rollcall.core.tenant.Tenant;

/** Who a request comes from. */
public sealed interface Caller {
  /** Somebody who speaks for a tenant. */
  record Known(Tenant tenant) implements Caller {}

  /** Somebody who shows no token. */
  record Anonymous() implements Caller {}

  /** Somebody whose token opens nothing, for whatever reason: none is told apart. */
  record Refused() implements Caller {}
}
