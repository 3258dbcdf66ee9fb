package dev.rollcall.api.http;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with one request. */
public final class Faults {
  /** An answer must stay well below the 6 MB that a function may return. */
  private static final int CHARS_MAX = 1_000_000;

  private static final int CHARS_PER_FAULT = 120;

  private final List<Fault> found = new ArrayList<>();
  private final Ignored ignored = new Ignored();
  private final boolean lenient;
  private int chars;
  private int omitted;

  /** Takes unknown properties for faults too. */
  public Faults() {
    this(false);
  }

  private Faults(boolean lenient) {
    this.lenient = lenient;
  }

  /** Leaves unknown properties out, and says which. */
  public static Faults lenient() {
    return new Faults(true);
  }

  /** Notes a fault. Once there are more than an answer can hold, they are only counted. */
  public void add(Path path, Fault.Kind kind, String message) {
    int size = CHARS_PER_FAULT + message.length();
    for (Object step : path.steps()) {
      size += step.toString().length();
    }
    if (chars + size > CHARS_MAX) {
      omitted++;
    } else {
      chars += size;
      found.add(new Fault(path, kind, message));
    }
  }

  /** Notes a property that nobody knows: a fault, or something that is left out. */
  public void unknown(Path path) {
    if (lenient) {
      ignored.add(path);
    } else {
      add(path, Fault.Kind.UNKNOWN_NAME, "is not known here");
    }
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty() && omitted == 0;
  }

  /** Whether unknown properties are left out instead of rejected. */
  public boolean isLenient() {
    return lenient;
  }

  /** The properties that were left out. */
  public Ignored ignored() {
    return ignored;
  }

  /** The faults in the order in which they were found. */
  public List<Fault> list() {
    List<Fault> all = new ArrayList<>(found);
    if (omitted > 0) {
      all.add(
          new Fault(
              Path.ROOT, Fault.Kind.UNACCEPTABLE, "has " + omitted + " more faults like these"));
    }
    return List.copyOf(all);
  }
}
