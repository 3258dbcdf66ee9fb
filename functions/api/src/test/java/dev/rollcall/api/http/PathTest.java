package dev.rollcall.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {
  @Test
  void leadsFromTheOutsideIn() {
    Path path = Path.ROOT.name("targets").item(0).name("to_number");

    assertThat(path.steps()).containsExactly("targets", 0, "to_number");
    assertThat(path).hasToString("targets.0.to_number");
    assertThat(Path.ROOT.steps()).isEmpty();
  }

  @Test
  void isTheSameByItsSteps() {
    assertThat(Path.ROOT.name("a").item(1))
        .isEqualTo(Path.ROOT.name("a").item(1))
        .hasSameHashCodeAs(Path.ROOT.name("a").item(1))
        .isNotEqualTo(Path.ROOT.name("a").name("1"))
        .isNotEqualTo(Path.ROOT.name("a"));
  }
}
