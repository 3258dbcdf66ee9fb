package dev.rollcall.api.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a JSON text something stands.
 *
 * @param steps names and indices, from the outside in
 */
public record Path(List<Object> steps) {
  /** The whole text. */
  public static final Path ROOT = new Path(List.of());

  /** Copies what it is given. */
  public Path {
    steps = List.copyOf(steps);
  }

  /** A property of the object that stands here. */
  public Path name(String name) {
    return with(name);
  }

  /** An item of the list that stands here. */
  public Path item(int index) {
    return with(index);
  }

  private Path with(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Path(longer);
  }
}
