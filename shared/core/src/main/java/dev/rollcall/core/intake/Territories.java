package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.jurisdiction.Packs;
import dev.rollcall.core.time.Territory;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds where a number belongs, if any pack concerns it. */
final class Territories {
  private final PhoneNumbers numbers;
  private final Packs packs;
  private final Set<String> callingCodes;

  Territories(PhoneNumbers numbers, Packs packs) {
    this.numbers = numbers;
    this.packs = packs;
    this.callingCodes =
        packs.countries().stream()
            .map(numbers::callingCode)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The territory of a number; empty if no pack concerns any number like it.
   *
   * @param stated the IANA region stated for its owner; absent, they are where their number is
   */
  Optional<Territory> of(Address number, Optional<String> stated) {
    // Most of what there is to know about a number costs more than these first digits.
    if (callingCodes.stream().noneMatch(number.value()::startsWith)) {
      return Optional.empty();
    }
    return packs
        .subdivision(number.value())
        .or(() -> numbers.plan(number).filter(packs.countries()::contains))
        .map(code -> new Territory(code, elsewhere(number, code, stated)));
  }

  private NavigableSet<String> elsewhere(Address number, String code, Optional<String> stated) {
    NavigableSet<String> none = Collections.emptyNavigableSet();
    if (stated.isEmpty()) {
      return none;
    }
    NavigableSet<String> known = numbers.zones(number);
    NavigableSet<String> zones = known.isEmpty() ? numbers.zonesOf(code.substring(0, 2)) : known;
    return zones.contains(stated.get()) ? none : zones;
  }
}
