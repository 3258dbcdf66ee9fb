package dev.rollcall.local.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.simulation.SimulationReader;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.memory.MemoryRules;
import dev.rollcall.core.simulation.Scenario;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what {@code POST /v1/simulations} takes, for an account that has every channel. */
public final class SimulationFile {
  private static final int STARTS_PER_SECOND = 10;
  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private SimulationFile() {}

  /**
   * The scenario in a file.
   *
   * @param now it begins then, unless it says otherwise
   * @throws IllegalArgumentException naming everything that is wrong with it
   */
  public static Scenario read(Path file, Zones zones, Instant now) throws IOException {
    JsonNode body;
    try {
      body = Json.tree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    Faults faults = new Faults();
    return new SimulationReader(new MemoryRules(), new PhoneNumbers(zones), zones)
        .read(body, faults, account(), now)
        .orElseThrow(() -> new IllegalArgumentException(file + " cannot be played:" + all(faults)));
  }

  private static String all(Faults faults) {
    return faults.list().stream()
        .map(fault -> "\n  " + fault.path() + " " + fault.message())
        .collect(Collectors.joining());
  }

  private static Tenant account() {
    Map<Channel, ChannelSettings> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      channels.put(
          channel,
          new ChannelSettings(
              new CarrierSettings.Simulated(), STARTS_PER_SECOND, LONGEST_CALL, "+12125550100"));
    }
    return new Tenant(new TenantId("simulated"), "Simulated", Policy.DEFAULT, channels, "none");
  }
}
