package dev.rollcall.api.mihu;

import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.memory.MemoryReceipts;
import dev.rollcall.core.memory.MemoryRules;
import dev.rollcall.core.memory.MemoryTemplates;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.tenant.Tenant;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The handlers of this dialect over stores in memory, and a caller who has a token. */
final class Doors {
  final Stores stores = new Stores();
  final MemoryRules rules = new MemoryRules();
  final MemoryTemplates templates = new MemoryTemplates();
  final MemoryReceipts receipts = new MemoryReceipts();
  final String token = stores.token(Stores.ACME);

  private static final int PACE = 10;

  private final Envelope envelope = new Envelope();

  /** Leaves the account no other channels than these. */
  void channels(Channel... channels) {
    settle(PACE, channels);
  }

  /** Lets the account call so many people a second. */
  void pace(int startsPerSecond) {
    settle(startsPerSecond, Channel.CALL);
  }

  /** Lets the account read numbers without a country code in this country. */
  void home(String country) {
    Policy usual = Policy.DEFAULT;
    stores.put(
        Stores.tenant(
            Stores.ACME,
            Stores.CARRIER_SECRET,
            new Policy(
                usual.reachableHours(),
                country,
                usual.defaultZone(),
                usual.countries(),
                usual.rollingCaps(),
                usual.retryGap(),
                usual.retention())));
  }

  private void settle(int startsPerSecond, Channel... channels) {
    Tenant acme = stores.tenants.find(Stores.ACME).orElseThrow();
    ChannelSettings settings =
        new ChannelSettings(
            new CarrierSettings.Simulated(),
            startsPerSecond,
            Duration.ofMinutes(10),
            "+12125550199");
    stores.put(
        new Tenant(
            acme.id(),
            acme.name(),
            acme.policy(),
            Stream.of(channels).collect(Collectors.toMap(Function.identity(), c -> settings)),
            acme.webhookSecret()));
  }

  /** Imports a chunk, as the function behind the queue would. */
  void importChunk(Chunk chunk) {
    stores.importChunk().run(chunk);
  }

  CreateRuleHandler createRule() {
    return new CreateRuleHandler(stores.door(envelope), envelope, rules);
  }

  RulesHandler rules() {
    return new RulesHandler(stores.door(envelope), envelope, rules, stores.clock);
  }

  ListingReader reader() {
    return new ListingReader(stores.numbers, stores.zones, rules, templates);
  }

  CreateListingHandler createListing() {
    return new CreateListingHandler(
        stores.door(envelope),
        envelope,
        reader(),
        stores.acceptCampaign(),
        stores.imports,
        receipts);
  }

  GetListingHandler getListing() {
    return new GetListingHandler(
        stores.door(envelope), envelope, receipts, stores.campaigns, stores.imports);
  }

  Answered createRule(String body) {
    return Call.to(CreateRuleHandler.ROUTE).bearer(token).json(body).by(createRule());
  }

  Answered changeRule(String uuid, String body) {
    return Call.to("PUT /api/v1/rules/{uuid}")
        .path("uuid", uuid)
        .bearer(token)
        .json(body)
        .by(rules());
  }

  Answered rule(String uuid) {
    return Call.to("GET /api/v1/rules/{uuid}").path("uuid", uuid).bearer(token).by(rules());
  }

  Answered createListing(String body) {
    return Call.to(CreateListingHandler.ROUTE).bearer(token).json(body).by(createListing());
  }

  Answered listing(String uuid) {
    return Call.to(GetListingHandler.ROUTE).path("uuid", uuid).bearer(token).by(getListing());
  }
}
