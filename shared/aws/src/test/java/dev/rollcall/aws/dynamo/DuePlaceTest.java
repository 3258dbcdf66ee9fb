package dev.rollcall.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DuePlaceTest {
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

  @Test
  void nothingIsDueBeforeItsTime() {
    DuePlace place = new DuePlace(NOON.plusMillis(1), 3);

    assertThat(place.text()).isEqualTo("2026-11-18T12:00:01Z#3");
    assertThat(place.text()).isGreaterThan(DuePlace.after(NOON.plusMillis(999)));
    assertThat(place.text()).isLessThan(DuePlace.after(NOON.plusSeconds(1)));
    assertThat(DuePlace.parse(place.text())).isEqualTo(place);
  }
}
