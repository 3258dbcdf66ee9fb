package dev.rollcall.api.mihu;

import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that cannot be used, and why: at least one fault of each, and all of them while there is
 * room in an answer.
 */
final class Rejections {
  private static final int ROOM_CHARS = 1_000_000;
  private static final int CHARS_PER_ENTRY = 64;

  /** Names that callers think up do not compress, and what is kept of a listing must. */
  private static final int OWN_NAMES_CHARS = 32_000;

  private static final int NAME_CHARS = 64;

  private final List<Entry> entries = new ArrayList<>();
  private int chars;

  private record Entry(int index, Fault fault) {
    /** Empty for the row as a whole. */
    String field() {
      String name = fault.path().toString();
      return name.length() > NAME_CHARS ? name.substring(0, NAME_CHARS) : name;
    }
  }

  /** Rejects a row for these faults, whose paths begin at the row. */
  void add(int index, List<Fault> faults) {
    int listed = 0;
    for (Fault fault : faults) {
      if (listed == 0 || chars < ROOM_CHARS) {
        entries.add(new Entry(index, fault));
        chars += CHARS_PER_ENTRY + fault.message().length();
        listed++;
      }
    }
  }

  /** Notes them as faults of the whole body. */
  void noteIn(Faults faults) {
    Path contacts = Path.ROOT.name("contacts");
    for (Entry entry : sorted()) {
      Path path = contacts.item(entry.index);
      faults.add(
          entry.field().isEmpty() ? path : path.name(entry.field()),
          entry.fault.kind(),
          entry.fault.message());
    }
  }

  /** Them as an answer shows them, in the order of the rows. */
  List<Map<String, @Nullable Object>> shown() {
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    int ownNamesChars = 0;
    for (Entry entry : sorted()) {
      String field = entry.field();
      boolean own = !ContactReader.FIELDS.contains(field);
      ownNamesChars += own ? field.length() : 0;
      boolean unnamed = field.isEmpty() || (own && ownNamesChars > OWN_NAMES_CHARS);
      Map<String, @Nullable Object> rejected = new LinkedHashMap<>();
      rejected.put("index", entry.index);
      rejected.put("field", unnamed ? null : field);
      rejected.put("message", entry.fault.message());
      shown.add(rejected);
    }
    return shown;
  }

  private List<Entry> sorted() {
    entries.sort(Comparator.comparingInt(Entry::index));
    return entries;
  }
}
