package dev.rollcall.local.runner;

import dev.rollcall.aws.dynamo.DynamoTenants;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.BearerToken;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.tenant.Tenants;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code rollcall tenant}: makes tenants and tokens in a table, on AWS or embedded. */
@Command(
    name = "tenant",
    mixinStandardHelpOptions = true,
    subcommands = {AppCommand.class, PackCommand.class, PolicyCommand.class},
    description = {
      "Makes tenants and tokens in the tenants' table, with the usual AWS credentials and region.",
      "For an embedded cloud add the --endpoint that `serve` prints."
    })
final class TenantCommand {
  private static final int SECRET_BYTES = 32;

  @Option(
      names = "--table",
      required = true,
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "the stack's output TenantsTableName")
  private String table = "";

  @Option(
      names = "--endpoint",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "the DynamoDB of an embedded cloud")
  private @Nullable URI endpoint;

  @Command(description = "Makes a tenant whose calls the given carrier places, and a first token.")
  int create(
      @Parameters(paramLabel = "ID", description = "1-40 letters, digits, _ or -") String id,
      @Option(names = "--name", description = "what people call it") @Nullable String name,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "NUMBER",
              description = "caller id, E.164")
          String from,
      @Option(
              names = "--carrier",
              paramLabel = "simulated|URL",
              defaultValue = "simulated",
              description = "who places calls and sends messages (${DEFAULT-VALUE})")
          String carrier,
      @Option(
              names = "--starts-per-second",
              paramLabel = "N",
              defaultValue = "1",
              description = "pace of each channel (${DEFAULT-VALUE})")
          int startsPerSecond,
      @Option(
              names = "--longest-call",
              paramLabel = "ISO-8601",
              defaultValue = "PT10M",
              description = "after this the carrier ends a call (${DEFAULT-VALUE})")
          Duration longestCall,
      @Option(
              names = "--token-name",
              paramLabel = "WHO",
              description = "who the token is for; what it makes names its maker so")
          @Nullable String tokenName,
      @Option(
              names = "--packs",
              split = ",",
              paramLabel = "NAME",
              description = "packs of rules by jurisdiction to switch on; `pack list` shows them")
          @Nullable List<String> packs) {
    Tenants tenants = tenants();
    TenantId tenant = new TenantId(id);
    Set<String> on = packs == null ? Set.of() : Set.copyOf(packs);
    Packs.SHIPPED.named(on);
    String carrierSecret = secret();
    CarrierSettings settings =
        carrier.equals("simulated")
            ? new CarrierSettings.Simulated()
            : new CarrierSettings.Http(carrier, carrierSecret);
    Map<Channel, ChannelSettings> channels = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      channels.put(channel, new ChannelSettings(settings, startsPerSecond, longestCall, from));
    }
    String webhookSecret = secret();
    Tenant made =
        new Tenant(
            tenant,
            name == null ? id : name,
            Policy.DEFAULT.withPacks(on),
            channels,
            webhookSecret);
    if (tenants.find(tenant).isPresent() || tenants.save(made) instanceof Write.Lost) {
      throw new IllegalArgumentException("there is a tenant " + id + " already");
    }
    Main.CONSOLE.println("tenant          " + id);
    Main.CONSOLE.println("webhook secret  " + webhookSecret);
    if (settings instanceof CarrierSettings.Http) {
      Main.CONSOLE.println("carrier secret  " + carrierSecret);
    }
    return issue(tenants, tenant, Optional.ofNullable(tokenName));
  }

  @Command(description = "Lists the tenants of a table.")
  int list() {
    for (Tenant tenant : tenants().list()) {
      Main.CONSOLE.printf(
          "%-20s %s%s%n",
          tenant.id(),
          tenant.name(),
          tenant.policy().packs().isEmpty()
              ? ""
              : "  packs: " + String.join(", ", new TreeSet<>(tenant.policy().packs())));
    }
    return 0;
  }

  @Command(description = "Issues a token for a tenant; it is shown once and kept only as a hash.")
  int token(
      @Parameters(paramLabel = "ID") String id,
      @Option(
              names = "--name",
              paramLabel = "WHO",
              description = "who it is for; what it makes names its maker so")
          @Nullable String name) {
    Tenants tenants = tenants();
    TenantId tenant = new TenantId(id);
    if (tenants.find(tenant).isEmpty()) {
      throw new IllegalArgumentException("there is no tenant " + id);
    }
    return issue(tenants, tenant, Optional.ofNullable(name));
  }

  private static int issue(Tenants tenants, TenantId tenant, Optional<String> name) {
    BearerToken.Issued issued =
        BearerToken.issue(tenant, new SecureRandom(), Instant.now(), Optional.empty());
    tenants.save(name.map(issued.kept()::named).orElse(issued.kept()));
    Main.CONSOLE.println("token           " + issued.token().text());
    return 0;
  }

  private static String secret() {
    byte[] drawn = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(drawn);
    return "whsec_" + java.util.Base64.getEncoder().encodeToString(drawn);
  }

  Tenants tenants() {
    var client = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    if (endpoint != null) {
      client.endpointOverride(endpoint);
    }
    return new DynamoTenants(client.build(), table);
  }
}
