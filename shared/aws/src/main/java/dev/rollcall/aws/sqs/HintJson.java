package dev.rollcall.aws.sqs;

import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.json.Reading;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A hint as the queue carries it. */
public final class HintJson {
  private static final String LOOK = "look";
  private static final String FILL = "fill";

  private HintJson() {}

  /** Writes a hint. */
  public static String write(Hint hint) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "hint",
        switch (hint) {
          case Hint.Look _ -> LOOK;
          case Hint.Fill _ -> FILL;
        });
    json.put("tenant", hint.campaign().tenant().value());
    json.put("campaign", hint.campaign().id().value());
    json.put("at", hint.at().toString());
    if (hint instanceof Hint.Look look) {
      json.put("channel", look.channel().word());
      json.put("addresses", look.addresses().stream().map(Address::value).toList());
    }
    return Json.write(json);
  }

  /**
   * Reads a hint.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Hint parse(String text) {
    Reading json = Reading.of(text);
    CampaignKey campaign =
        new CampaignKey(new TenantId(json.text("tenant")), new CampaignId(json.text("campaign")));
    Instant at = json.instant("at");
    return switch (json.text("hint")) {
      case LOOK ->
          new Hint.Look(
              campaign,
              at,
              Channel.of(json.text("channel")),
              json.texts("addresses").map(Address::new).toList());
      case FILL -> new Hint.Fill(campaign, at);
      default -> throw new IllegalArgumentException("no such hint: " + json.text("hint"));
    };
  }
}
