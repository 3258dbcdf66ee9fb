package dev.rollcall.api.auth;

import dev.rollcall.api.http.HttpRequest;

/** Tells who a request comes from. */
@FunctionalInterface
public interface Authentication {
  /** Who a request comes from. */
  Caller callerOf(HttpRequest request);
}
