package dev.rollcall.api.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in a JSON text something stands. Making one costs next to nothing, for one is made of every
 * row, and almost none is ever read.
 */
public final class Path {
  /** The whole text. */
  public static final Path ROOT = new Path(null, "");

  private final @Nullable Path parent;
  private final Object step;

  private Path(@Nullable Path parent, Object step) {
    this.parent = parent;
    this.step = step;
  }

  /** A property of the object that stands here. */
  public Path name(String name) {
    return new Path(this, name);
  }

  /** An item of the list that stands here. */
  public Path item(int index) {
    return new Path(this, index);
  }

  /** Names and indices, from the outside in. */
  public List<Object> steps() {
    Deque<Object> steps = new ArrayDeque<>();
    Path at = this;
    for (Path above = at.parent; above != null; above = at.parent) {
      steps.addFirst(at.step);
      at = above;
    }
    return List.copyOf(steps);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Path path && steps().equals(path.steps());
  }

  @Override
  public int hashCode() {
    return Objects.hash(steps());
  }

  @Override
  public String toString() {
    return String.join(".", steps().stream().map(Object::toString).toList());
  }
}
