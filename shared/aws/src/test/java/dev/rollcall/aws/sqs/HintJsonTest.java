package dev.rollcall.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.dispatch.Hint;
import dev.rollcall.core.testing.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintJsonTest {
  private static final Hint LOOK =
      new Hint.Look(
          Examples.CAMPAIGN,
          Examples.NOW.plusMillis(1),
          Channel.SMS,
          List.of(Examples.number(1), new Address("zoë@example.com")));
  private static final Hint FILL = new Hint.Fill(Examples.CAMPAIGN, Examples.NOW);

  @Test
  void comesBackAsItWent() {
    assertThat(HintJson.parse(HintJson.write(LOOK))).isEqualTo(LOOK);
    assertThat(HintJson.parse(HintJson.write(FILL))).isEqualTo(FILL);
  }

  @Test
  void isWrittenInWords() {
    assertThat(HintJson.write(FILL))
        .isEqualTo(
            """
            {"hint":"fill","tenant":"acme","campaign":"c1","at":"2026-11-18T15:00:00Z"}\
            """);
  }

  @Test
  void isNotReadFromAnythingElse() {
    for (String text :
        List.of(
            "",
            "[]",
            "{}",
            "nonsense",
            HintJson.write(FILL).replace("fill", "drop"),
            HintJson.write(LOOK).replace("addresses", "people"),
            HintJson.write(FILL).replace("acme", "a#b"))) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> HintJson.parse(text));
    }
  }
}
