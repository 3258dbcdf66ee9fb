package dev.rollcall.aws.dynamo;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.tenant.CarrierSettings;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.tenant.TenantId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a tenant is kept. */
final class TenantItem {
  static final String PREFIX = "tenant#";

  private TenantItem() {}

  static Map<String, AttributeValue> write(Tenant tenant) {
    Map<String, AttributeValue> channels = new HashMap<>();
    tenant
        .channels()
        .forEach((channel, settings) -> channels.put(channel.word(), channel(settings)));
    return new Item()
        .all(Keys.tenant(tenant.id()))
        .text("name", tenant.name())
        .map("policy", PolicyItem.write(tenant.policy()))
        .map("channels", channels)
        .text("webhookSecret", tenant.webhookSecret())
        .number("v", tenant.version())
        .build();
  }

  static Tenant read(Attributes item) {
    Map<Channel, ChannelSettings> channels = new EnumMap<>(Channel.class);
    item.map("channels")
        .forEach(
            (word, settings) ->
                channels.put(Channel.of(word), channel(new Attributes(settings.m()))));
    return new Tenant(
        new TenantId(item.text("pk").substring(PREFIX.length())),
        item.text("name"),
        PolicyItem.read(item.nested("policy")),
        channels,
        item.text("webhookSecret"),
        item.maybe("v").isPresent() ? item.number("v") : 0);
  }

  private static AttributeValue channel(ChannelSettings settings) {
    Item item =
        new Item()
            .number("startsPerSecond", settings.startsPerSecond())
            .text("longestCall", settings.longestCall().toString())
            .text("from", settings.from());
    return switch (settings.carrier()) {
      case CarrierSettings.Simulated simulated -> item.text("carrier", "simulated").asMap();
      case CarrierSettings.Http http ->
          item.text("carrier", "http")
              .text("url", http.url())
              .text("secret", http.secret())
              .asMap();
    };
  }

  private static ChannelSettings channel(Attributes item) {
    CarrierSettings carrier =
        switch (item.text("carrier")) {
          case "simulated" -> new CarrierSettings.Simulated();
          case "http" -> new CarrierSettings.Http(item.text("url"), item.text("secret"));
          default -> throw new IllegalStateException("no carrier " + item.text("carrier"));
        };
    return new ChannelSettings(
        carrier,
        item.integer("startsPerSecond"),
        Duration.parse(item.text("longestCall")),
        item.text("from"));
  }
}
