package dev.rollcall.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.sqs.ChunkJson;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {
  private static final CampaignKey CAMPAIGN =
      new CampaignKey(new TenantId("acme"), new CampaignId("c1"));

  private static List<Chunk> parts(int rows, int contextChars) {
    return Parts.of(
        CAMPAIGN,
        "5eed",
        Instant.parse("2026-11-21T15:00:00Z"),
        IntStream.range(0, rows).mapToObj(i -> row(i, contextChars)).toList());
  }

  private static Chunk.Row row(int i, int contextChars) {
    Address to = new Address("+1212%07d".formatted(i));
    return new Chunk.Row(
        to,
        Optional.empty(),
        new Chunk.Who.Sent(Person.at(to)),
        5,
        Optional.of("+12125550199"),
        contextChars == 0 ? Map.of() : Map.of("k", "ü".repeat(contextChars / 2)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "500, 1", "501, 2", "1000, 2", "1001, 3"})
  void holdFiveHundredRowsAtMost(int rows, int chunks) {
    assertThat(parts(rows, 0)).hasSize(chunks);
  }

  @ParameterizedTest
  @CsvSource({"1, 32000", "8, 32000", "9, 32000", "1000, 500", "1000, 520", "37, 7001"})
  void fitAMessageAndWasteLittleOfIt(int rows, int contextChars) {
    List<Chunk> parts = parts(rows, contextChars);
    List<Integer> sizes =
        parts.stream()
            .map(part -> ChunkJson.write(part).getBytes(StandardCharsets.UTF_8).length)
            .toList();

    assertThat(sizes).allMatch(size -> size <= Chunk.BYTES_MAX);
    for (int i = 0; i + 1 < parts.size(); i++) {
      assertThat(
              parts.get(i).rows().size() == Chunk.ROWS_MAX
                  || sizes.get(i) + contextChars + 200 > Chunk.BYTES_MAX)
          .isTrue();
    }
  }

  @Test
  void keepEveryRowInOrderUnderOneSeed() {
    List<Chunk> parts = parts(1001, 600);

    assertThat(parts.stream().flatMap(part -> part.rows().stream()))
        .containsExactlyElementsOf(IntStream.range(0, 1001).mapToObj(i -> row(i, 600)).toList());
    assertThat(parts.stream().map(Chunk::number))
        .containsExactlyElementsOf(Stream.iterate(1, n -> n + 1).limit(parts.size()).toList());
    assertThat(parts).extracting(Chunk::seed).containsOnly("5eed");
  }
}
