package dev.rollcall.api.auth;

import java.util.Optional;

/**
 * Who exactly speaks for a tenant.
 *
 * @param id of the credentials: a token's key id, or an app's client id
 * @param name of the person or program that they were given to
 */
public record Principal(String id, Optional<String> name) {
  /** What things made by it call their maker. */
  public String who() {
    return name.orElse(id);
  }
}
