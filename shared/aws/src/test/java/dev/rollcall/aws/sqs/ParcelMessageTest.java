package dev.rollcall.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.Parcel;
import dev.rollcall.core.testing.Examples;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelMessageTest {
  private static final Chunk LARGE =
      new Chunk(
          Examples.CAMPAIGN, 1, "s", Examples.NOW, Collections.nCopies(500, ChunkJsonTest.BARE));

  @ParameterizedTest
  @FieldSource("dev.rollcall.aws.sqs.ParcelJsonTest#PARCELS")
  void comesBackAsItWent(Parcel parcel) {
    assertThat(ParcelMessage.parse(ParcelMessage.of(parcel))).isEqualTo(parcel);
  }

  @Test
  void takesFarLessThanTheJsonOfManyRows() {
    assertThat(ParcelMessage.of(LARGE)).hasSizeLessThan(ParcelJson.write(LARGE).length() / 5);
    assertThat(ParcelMessage.parse(ParcelMessage.of(LARGE))).isEqualTo(LARGE);
  }

  @Test
  void isTheJsonItselfWhereThatIsShorter() {
    Chunk small = new Chunk(Examples.CAMPAIGN, 1, "s", Examples.NOW, List.of(ChunkJsonTest.BARE));

    assertThat(ParcelMessage.of(small)).isEqualTo(ParcelJson.write(small));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no base 64", "bm8gZ3ppcA=="})
  void isNotReadFromAnythingElse(String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> ParcelMessage.parse(message));
  }
}
