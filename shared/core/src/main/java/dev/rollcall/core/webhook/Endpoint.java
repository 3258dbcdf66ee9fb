package dev.rollcall.core.webhook;

import dev.rollcall.core.tenant.FormerSecret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where notices are posted to.
 *
 * @param secret signs them
 * @param former signs them too, until it is over
 */
public record Endpoint(String url, String secret, Optional<FormerSecret> former) {
  /** One whose secret was never replaced. */
  public Endpoint(String url, String secret) {
    this(url, secret, Optional.empty());
  }

  /** What signs at an instant, the newest first. */
  List<String> secrets(Instant now) {
    return former
        .filter(old -> old.isInUse(now))
        .map(old -> List.of(secret, old.secret()))
        .orElse(List.of(secret));
  }

  /** Without the secrets, so that none reaches a log by accident. */
  @Override
  public String toString() {
    return "Endpoint[" + url + "]";
  }
}
