package dev.rollcall.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.ListChunk;
import dev.rollcall.core.intake.ListPart;
import dev.rollcall.core.intake.Parcel;
import dev.rollcall.core.list.ListId;
import dev.rollcall.core.list.ListKey;
import dev.rollcall.core.testing.Examples;
import dev.rollcall.core.time.DayPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelJsonTest {
  private static final ListId LIST = ListId.of("00000000-0000-4000-8000-000000000001");

  private static final ListPart FIRST =
      new ListPart(Examples.CAMPAIGN, LIST, 12, 7, Optional.empty(), 0, "seed-ABC", Examples.NOW);

  private static final ListChunk LIST_CHUNK =
      new ListChunk(
          new ListKey(Examples.TENANT, LIST),
          3,
          2,
          "seed-ABC",
          Examples.NOW.plusNanos(1),
          List.of(
              new ListChunk.Row(Person.at(Examples.number(1)), 5),
              new ListChunk.Row(
                  new Person(
                      Optional.of(Examples.number(2)),
                      Optional.of(new Address("zoë@example.com")),
                      Optional.of("Asia/Kathmandu"),
                      Optional.of(DayPart.EVENING),
                      Map.of("first_name", "Zoë 🎉", "tags", List.of(1, "two", true))),
                  1)));

  static final List<Parcel> PARCELS =
      List.of(
          new Chunk(Examples.CAMPAIGN, 1, "s", Examples.NOW, List.of(ChunkJsonTest.BARE)),
          LIST_CHUNK,
          FIRST,
          new ListPart(
              Examples.CAMPAIGN,
              LIST,
              0,
              0,
              Optional.of("+12125550101#0"),
              499,
              "s",
              Examples.NOW));

  @ParameterizedTest
  @FieldSource("PARCELS")
  void comeBackAsTheyWent(Parcel parcel) {
    assertThat(ParcelJson.parse(ParcelJson.write(parcel))).isEqualTo(parcel);
  }

  @Test
  void sayOfWhichKindTheyAre() {
    assertThat(ParcelJson.write(FIRST))
        .isEqualTo(
            """
            {"kind":"list_part","tenant":"acme","campaign":"c1",\
            "list":"cl-00000000-0000-4000-8000-000000000001","upTo":12,"shard":7,"enrolled":0,\
            "seed":"seed-ABC","acceptedAt":"2026-11-18T15:00:00Z"}\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"kind\":\"crate\"}", "{\"kind\":\"list_part\"}"})
  void areNotReadFromAnythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ParcelJson.parse(text));
  }
}
