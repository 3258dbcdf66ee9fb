package dev.rollcall.local.runner;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import dev.rollcall.local.demo.Scenario;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the two tenants of an embedded cloud into its table. */
record DemoTenants(Tenants tenants, Credentials credentials) {
  private static final int STARTS_PER_SECOND = 10;
  private static final String CALLER = "+12125550100";

  /**
   * Writes both tenants, their tokens and an app; writing them again changes nothing.
   *
   * @param carrier URL of the HTTP carrier of the demo tenant; absent, the simulated one
   */
  void settle(Optional<String> carrier, Instant now) {
    String secret = credentials.get(Credentials.CARRIER_SECRET);
    CarrierSettings settings =
        carrier
            .<CarrierSettings>map(url -> new CarrierSettings.Http(url, secret))
            .orElseGet(CarrierSettings.Simulated::new);
    put(tenant(Credentials.TENANT, "Demo", settings));
    put(tenant(Credentials.TENANT_B, "Other", new CarrierSettings.Simulated()));
    tenants.save(credentials.record(Credentials.TOKEN, Credentials.TENANT, now));
    tenants.save(credentials.record(Credentials.TOKEN_B, Credentials.TENANT_B, now));
    tenants.save(credentials.app(Credentials.TENANT, now));
  }

  private Tenant tenant(TenantId id, String name, CarrierSettings carrier) {
    Map<Channel, ChannelSettings> channels = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      channels.put(
          channel, new ChannelSettings(carrier, STARTS_PER_SECOND, Scenario.LONGEST_CALL, CALLER));
    }
    return new Tenant(
        id, name, Policy.DEFAULT, channels, credentials.get(Credentials.WEBHOOK_SECRET));
  }

  /** Packs that somebody switched on stay on when the engine is started again. */
  private void put(Tenant tenant) {
    Optional<Tenant> there = tenants.find(tenant.id());
    Tenant next = there.map(t -> tenant.with(t.policy()).next(t)).orElse(tenant);
    if (tenants.save(next) instanceof Write.Lost) {
      throw new IllegalStateException("somebody else writes tenant " + tenant.id());
    }
  }
}
