package dev.rollcall.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.aws.events.EventJson;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/** The rule that the template offers for copying picks out whom it says it does. */
class SampleRuleTest {
  private static final String PATTERN =
      Blueprint.OURS
          .root()
          .at("/Resources/UnreachedContactsRule/Properties/EventPattern")
          .toString();

  @ParameterizedTest
  @CsvSource({
    "exhausted, false, 3, false, true",
    "exhausted, false, 12, false, true",
    "invalid_number, false, 3, false, true",
    "exhausted, false, 2, false, false",
    "completed, true, 3, false, false",
    "cancelled, false, 3, false, false",
    "suppressed, false, 4, false, false",
    "exhausted, false, 3, true, false",
  })
  void picksOutWhomNobodyReached(
      String reason, boolean reached, int attempts, boolean correction, boolean picked)
      throws Exception {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("reason", reason);
    data.put("reached", reached);
    data.put("attempts", attempts);
    data.put("correction", correction);

    assertThat(matches(EventType.CONTACT_FINISHED, data)).isEqualTo(picked);
  }

  @Test
  void leavesOtherNewsAlone() throws Exception {
    for (EventType type : EventType.values()) {
      assertThat(matches(type, Map.of("attempts", 3))).as(type.word()).isFalse();
    }
  }

  private static boolean matches(EventType type, Map<String, Object> data) throws Exception {
    CampaignKey campaign = new CampaignKey(new TenantId("demo"), new CampaignId("c1"));
    Event event = new Event("evt_1", type, campaign, Instant.EPOCH, data);
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("source", "rollcall").put("detail-type", type.word());
    envelope.set("detail", Json.tree(EventJson.write(event)));
    return Ruler.matchesRule(envelope.toString(), PATTERN);
  }
}
