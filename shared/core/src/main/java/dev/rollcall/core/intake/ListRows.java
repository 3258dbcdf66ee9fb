package dev.rollcall.core.intake;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one word of everything that a request says about a number. */
public final class ListRows {
  private ListRows() {}

  /**
   * The rows to add: of a number that is there more than once, the later rows win, field by field.
   *
   * @param rows in the order of the request
   * @param duplicates whether a number stays in the list as often as it was sent
   */
  public static List<ListChunk.Row> settled(List<ListChunk.Row> rows, boolean duplicates) {
    Map<Address, Person> people = new LinkedHashMap<>();
    Map<Address, ListChunk.Row> last = new LinkedHashMap<>();
    for (ListChunk.Row row : rows) {
      people.merge(row.address(), row.person(), Person::then);
      last.put(row.address(), row);
    }
    return (duplicates ? rows.stream() : last.values().stream())
        .map(
            row ->
                new ListChunk.Row(people.getOrDefault(row.address(), row.person()), row.priority()))
        .toList();
  }
}
