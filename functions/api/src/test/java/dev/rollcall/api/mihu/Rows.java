package dev.rollcall.api.mihu;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.zone.IanaZones;
import java.util.Optional;
import java.util.stream.IntStream;

/** Many numbers, all of the reserved kind: a hundred in each area code. */
final class Rows {
  private static final PhoneNumbers NUMBERS = new PhoneNumbers(IanaZones.shipped());

  private static final String[] AREAS =
      IntStream.rangeClosed(201, 989)
          .mapToObj(Integer::toString)
          .filter(area -> reachable("+1" + area + "5550100"))
          .toArray(String[]::new);

  private Rows() {}

  /** So many different ones. */
  static String[] numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "+1%s55501%02d".formatted(AREAS[i / 100], i % 100))
        .toArray(String[]::new);
  }

  private static boolean reachable(String number) {
    Optional<Address> address = NUMBERS.parse(number, "US");
    return address.filter(to -> !NUMBERS.isBarred(to)).isPresent();
  }
}
