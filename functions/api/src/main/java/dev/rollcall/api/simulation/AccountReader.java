package dev.rollcall.api.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.ZoneFields;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.RollingCap;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Zones;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what would be different about the account; what is not said is as it is. */
record AccountReader(Zones zones, Faults faults) {
  private static final String ZONE = "default_timezone";
  private static final String PACKS = "packs";
  private static final int ZONE_CHARS_MAX = 255;
  private static final int CAPS_MAX = 10;
  private static final int STARTS_MAX = 1000;
  private static final int HOURS_MAX = 24 * 366;
  private static final int CALL_SECONDS_MAX = 4 * 60 * 60;
  private static final int ATTEMPTS_MAX = 1000;

  Tenant read(Fields simulation, Tenant tenant, Channel channel) {
    return simulation
        .fields("account", Need.NULLABLE)
        .map(fields -> changed(fields, tenant, channel))
        .orElse(tenant);
  }

  private Tenant changed(Fields fields, Tenant tenant, Channel channel) {
    Optional<String> zone = new ZoneFields(zones).region(fields, ZONE, ZONE_CHARS_MAX);
    Optional<Integer> pace = fields.integer("starts_per_second", Need.OPTIONAL, 1, STARTS_MAX);
    Optional<Duration> longest =
        fields
            .integer("longest_call_seconds", Need.OPTIONAL, 1, CALL_SECONDS_MAX)
            .map(Duration::ofSeconds);
    List<RollingCap> caps = fields.list("rolling_caps", Need.OPTIONAL, 0, CAPS_MAX, this::cap);
    boolean capped = fields.has("rolling_caps");
    Set<String> packs =
        new TreeSet<>(fields.list(PACKS, Need.OPTIONAL, 0, Packs.SHIPPED.all().size(), this::pack));
    fields.rejectOthers();
    Policy policy = tenant.policy();
    return new Tenant(
        tenant.id(),
        tenant.name(),
        new Policy(
            policy.reachableHours(),
            policy.defaultCountry(),
            zone.orElse(policy.defaultZone()),
            policy.countries(),
            capped ? caps : policy.rollingCaps(),
            policy.retryGap(),
            policy.retention(),
            policy.lenient(),
            fields.has(PACKS) ? packs : policy.packs(),
            policy.refusalsInRowMax()),
        channels(tenant, channel, pace, longest),
        tenant.webhookSecret());
  }

  private Optional<String> pack(JsonNode node, Path path) {
    Optional<String> name = Optional.of(node.asText()).filter(Packs.SHIPPED.names()::contains);
    if (name.isEmpty()) {
      faults.add(
          path, Kind.NOT_ONE_OF, "must be one of " + String.join(", ", Packs.SHIPPED.names()));
    }
    return name;
  }

  private Optional<RollingCap> cap(JsonNode node, Path path) {
    return Fields.of(node, path, faults)
        .flatMap(
            fields -> {
              Optional<Integer> most =
                  fields.integer("attempts_max", Need.REQUIRED, 1, ATTEMPTS_MAX);
              Optional<Integer> hours = fields.integer("hours", Need.REQUIRED, 1, HOURS_MAX);
              fields.rejectOthers();
              return most.flatMap(m -> hours.map(h -> new RollingCap(m, Duration.ofHours(h))));
            });
  }

  private static Map<Channel, ChannelSettings> channels(
      Tenant tenant, Channel channel, Optional<Integer> pace, Optional<Duration> longest) {
    Map<Channel, ChannelSettings> channels = new EnumMap<>(Channel.class);
    channels.putAll(tenant.channels());
    channels.computeIfPresent(
        channel,
        (same, is) ->
            new ChannelSettings(
                is.carrier(),
                pace.orElse(is.startsPerSecond()),
                longest.orElse(is.longestCall()),
                is.from()));
    return channels;
  }
}
