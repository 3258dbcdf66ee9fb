package dev.rollcall.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.core.eligibility.Eligibility.Eligible;
import dev.rollcall.core.eligibility.Eligibility.Never;
import dev.rollcall.core.eligibility.Eligibility.NotBefore;
import dev.rollcall.core.eligibility.Eligibility.Waiting;
import dev.rollcall.core.zone.IanaZones;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code eligibility-cases.json}: who may be reached when, and why not. */
class EligibilityCasesTest {
  private static final List<EligibilityCase> CASES = read();

  private final Eligibilities eligibilities = new Eligibilities(IanaZones.shipped());

  private record CaseFile(List<String> howToRead, List<EligibilityCase> cases) {}

  private static List<EligibilityCase> read() {
    JsonMapper json =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    try (InputStream file =
        EligibilityCasesTest.class.getResourceAsStream("/eligibility-cases.json")) {
      return json.readValue(file, new TypeReference<CaseFile>() {}).cases();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<EligibilityCase> cases() {
    return CASES;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsWritten(EligibilityCase one) {
    Eligibility answer = eligibilities.at(one.situation(), one.instant());

    assertThat(answer).isEqualTo(expected(one));
    if (answer instanceof NotBefore later) {
      assertThat(later.at()).isAfter(one.instant());
    }
  }

  /** What a row is filed under must be exactly when it can be reached, never a second sooner. */
  @ParameterizedTest
  @MethodSource("cases")
  void nextIsTheFirstInstantAtWhichEveryGateIsOpen(EligibilityCase one) {
    Situation situation = one.situation();
    Eligibility next = eligibilities.next(situation, one.instant());
    String earliest = one.expect().earliest();

    if (earliest != null && earliest.equals("never")) {
      assertThat(next).isInstanceOf(Never.class);
    } else if (earliest != null) {
      assertThat(next).isInstanceOf(NotBefore.class);
      assertThat(((NotBefore) next).at()).isEqualTo(EligibilityCase.instant(earliest));
    }
    boolean certain = next instanceof NotBefore later && waitsForTheClockOnly(later);
    if (certain) {
      Instant at = ((NotBefore) next).at();
      assertThat(eligibilities.at(situation, at)).isEqualTo(Eligibility.ELIGIBLE);
      assertThat(eligibilities.at(situation, at.minusSeconds(1)))
          .isNotEqualTo(Eligibility.ELIGIBLE);
    }
  }

  @Test
  void everyReasonHasACase() {
    Set<String> reasons = new TreeSet<>();
    CASES.forEach(one -> reasons.add(String.valueOf(one.expect().reason())));

    for (Reason reason : EnumSet.allOf(Reason.class)) {
      assertThat(reasons).contains(reason.word());
    }
  }

  @Test
  void noTwoCasesShareAName() {
    assertThat(CASES.stream().map(EligibilityCase::name)).doesNotHaveDuplicates();
  }

  /** Others may end their call sooner than they must, so nobody knows that instant. */
  private static boolean waitsForTheClockOnly(NotBefore later) {
    return later.reason() != Reason.BUSY_ELSEWHERE && later.reason() != Reason.IN_PROGRESS;
  }

  private static Eligibility expected(EligibilityCase one) {
    EligibilityCase.Expected text = one.expect();
    return switch (text.verdict()) {
      case "eligible" -> new Eligible();
      case "waiting" -> new Waiting(reason(text));
      case "never" ->
          new Never(
              dev.rollcall.core.recipient.Disposition.of(String.valueOf(text.disposition())),
              reason(text));
      case "not_before" ->
          new NotBefore(EligibilityCase.instant(String.valueOf(text.at())), reason(text));
      default -> throw new IllegalArgumentException("no verdict " + text.verdict());
    };
  }

  private static Reason reason(EligibilityCase.Expected text) {
    return Reason.valueOf(String.valueOf(text.reason()).toUpperCase(Locale.ROOT));
  }
}
