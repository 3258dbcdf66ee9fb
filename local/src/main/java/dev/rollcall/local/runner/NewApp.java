package dev.rollcall.local.runner;

import dev.rollcall.core.tenant.App;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An app that is to speak for a tenant.
 *
 * @param clientId absent, one is made
 * @param secret absent, one is made
 */
record NewApp(
    TenantId tenant,
    Optional<String> clientId,
    Optional<String> secret,
    String accountId,
    String streamId,
    boolean requireExp) {
  private static final int SECRET_BYTES = 32;

  /**
   * Lets the app in.
   *
   * @throws IllegalArgumentException if there is no such tenant, there is such an app, or what is
   *     said of it cannot be
   */
  App admit(Tenants tenants, Instant now) {
    App app =
        new App(
            clientId.orElseGet(() -> "cs-" + UUID.randomUUID()),
            tenant,
            secret.orElseGet(NewApp::made),
            App.HS256,
            accountId,
            streamId,
            requireExp,
            now);
    for (String name : new String[] {app.clientId(), accountId, streamId}) {
      if (!App.isName(name)) {
        throw new IllegalArgumentException(
            "client, account and stream have 1-100 letters, digits, dots, _ or -");
      }
    }
    if (!App.isStrong(app.secret())) {
      throw new IllegalArgumentException(
          "a secret of less than %d bytes could be found by trying"
              .formatted(App.SECRET_BYTES_MIN));
    }
    if (tenants.find(tenant).isEmpty()) {
      throw new IllegalArgumentException("there is no tenant " + tenant);
    }
    if (tenants.app(app.clientId()).isPresent()) {
      throw new IllegalArgumentException("there is an app " + app.clientId() + " already");
    }
    tenants.save(app);
    return app;
  }

  private static String made() {
    byte[] drawn = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(drawn);
    return Base64.getEncoder().encodeToString(drawn);
  }
}
