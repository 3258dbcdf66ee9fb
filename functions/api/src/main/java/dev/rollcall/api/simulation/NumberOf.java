package dev.rollcall.api.simulation;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds a telephone number that begins in a certain way, as an example of those that do. */
final class NumberOf {
  private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
  private static final int DIGITS_MAX = 15;
  private static final int DIGITS_MIN = 7;

  /** Continuations of which numbering plans accept one or another. */
  private static final List<String> TAILS =
      List.of(
          "55501234567890", "20155501234567", "23456789012345", "60123456789012", "12345678901");

  private NumberOf() {}

  /** Of several such numbers one of which it is known best where it is. */
  static Optional<Address> prefix(String text, PhoneNumbers numbers) {
    return PREFIX.matcher(text).matches()
        ? candidates(text)
            .flatMap(written -> numbers.parse(written, "ZZ").stream())
            .filter(number -> number.value().startsWith(text))
            .min(Comparator.comparingInt(number -> numbers.zones(number).size()))
        : Optional.empty();
  }

  private static Stream<String> candidates(String text) {
    return IntStream.rangeClosed(Math.max(DIGITS_MIN, text.length() - 1), DIGITS_MAX)
        .map(digits -> digits - (text.length() - 1))
        .boxed()
        .flatMap(
            missing ->
                TAILS.stream()
                    .filter(tail -> missing <= tail.length())
                    .map(tail -> text + tail.substring(0, missing)));
  }
}
