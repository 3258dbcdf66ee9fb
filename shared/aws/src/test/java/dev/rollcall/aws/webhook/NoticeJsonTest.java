package dev.rollcall.aws.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.webhook.NoticeExample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeJsonTest {
  @Test
  void aNoticeComesBackAsItWasSent() {
    var notice = NoticeExample.of("evt_1").inRound(3);

    assertThat(NoticeJson.write(notice))
        .isEqualTo(
            """
            {"tenant":"acme","endpoint":"campaign-c1","round":3,"event":{"version":"1","id":"evt_1",\
            "type":"contact.finished","tenant_id":"acme","campaign_id":"c1","timestamp":"2026-11-18T15:00:00Z",\
            "data":{"campaign_id":"c1","reason":"completed","reached":true,"attempts":2}}}\
            """);
    assertThat(NoticeJson.parse(NoticeJson.write(notice))).isEqualTo(notice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"tenant\":\"acme\",\"endpoint\":\"campaign-c1\",\"round\":0,\"event\":{}}",
        "{\"tenant\":\"a#b\",\"endpoint\":\"campaign-c1\",\"round\":0,\"event\":{}}"
      })
  void whatIsNoNoticeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NoticeJson.parse(text));
  }
}
