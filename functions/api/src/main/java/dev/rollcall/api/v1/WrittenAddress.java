package dev.rollcall.api.v1;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a number or mailbox as callers write it into a path or a list. */
final class WrittenAddress {
  private static final Pattern DIGITS = Pattern.compile("\\+?([0-9]{6,15})");
  private static final String NO_REGION = "ZZ";

  private WrittenAddress() {}

  /**
   * The address that a part of a path names: a mailbox, or a number in E.164 with its plus, with
   * {@code %2B} for it, or without it.
   */
  static Optional<Address> inPath(String part, PhoneNumbers numbers) {
    String decoded = decoded(part).strip();
    return Address.mailbox(part)
        .or(() -> Address.mailbox(decoded))
        .or(
            () ->
                Optional.of(DIGITS.matcher(decoded))
                    .filter(Matcher::matches)
                    .flatMap(found -> numbers.parse("+" + found.group(1), NO_REGION)));
  }

  /**
   * The address that an item of a list names.
   *
   * @param region ISO 3166 region in which a number without a country code is read
   */
  static Optional<Address> inBody(String written, PhoneNumbers numbers, String region) {
    String text = written.strip();
    return text.indexOf('@') >= 0 ? Address.mailbox(text) : numbers.parse(text, region);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }
}
