package dev.rollcall.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.DayPart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkJsonTest {
  static final Chunk.Row BARE = Chunk.Row.of(Examples.number(1));

  private static final Chunk.Row FULL =
      new Chunk.Row(
          new Address("zoë@example.com"),
          Optional.of(Channel.EMAIL),
          new Chunk.Who.Sent(
              new Person(
                  Optional.of(Examples.number(2)),
                  Optional.of(new Address("zoë@example.com")),
                  Optional.of("Asia/Kathmandu"),
                  Optional.of(DayPart.EVENING),
                  Map.of("name", "Zoë 🎉", "tags", List.of(1, "two", true)))),
          1,
          Optional.of("+12125550198"),
          Map.of("price", new BigDecimal("19.90"), "deep", Map.of("a", Map.of())));

  private static final Chunk.Row KNOWN =
      Chunk.Row.of(new Chunk.Who.Known(new ContactId("abc")), Examples.number(3));

  private static final Chunk CHUNK =
      new Chunk(
          Examples.CAMPAIGN, 7, "seed-ABC", Examples.NOW.plusNanos(1), List.of(FULL, BARE, KNOWN));

  @Test
  void comesBackAsItWent() {
    assertThat(ChunkJson.parse(ChunkJson.write(CHUNK))).isEqualTo(CHUNK);
  }

  @Test
  void leavesOutWhatARowDoesNotSay() {
    Chunk bare = new Chunk(Examples.CAMPAIGN, 1, "s", Examples.NOW, List.of(BARE));

    assertThat(ChunkJson.write(bare))
        .isEqualTo(
            """
            {"kind":"chunk","tenant":"acme","campaign":"c1","number":1,"seed":"s",\
            "acceptedAt":"2026-11-18T15:00:00Z","rows":[{"to":"+12125550101"}]}\
            """);
  }

  @Test
  void isNotReadFromAnythingElse() {
    for (String text :
        List.of(
            "{}",
            "null",
            ChunkJson.write(CHUNK).replace("\"number\":7", "\"number\":\"7\""),
            ChunkJson.write(CHUNK).replace("rows", "lines"))) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> ChunkJson.parse(text));
    }
  }
}
