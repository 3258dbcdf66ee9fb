package dev.rollcall.aws.message;

import dev.rollcall.aws.message.Tag.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tags of a template. The library reads them too, but takes one that is never closed for
 * text, and lets a template change what a tag looks like.
 */
final class TagReader {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final String template;
  private final List<Tag> tags = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int line = 1;

  private TagReader(String template) {
    this.template = template;
  }

  /** The tags in their order, and what is wrong with the way they are written. */
  record Found(List<Tag> tags, List<String> faults) {}

  static Found read(String template) {
    TagReader reader = new TagReader(template);
    reader.read();
    return new Found(List.copyOf(reader.tags), List.copyOf(reader.faults));
  }

  private void read() {
    int from = 0;
    for (int at = template.indexOf(OPEN); at >= 0; at = template.indexOf(OPEN, from)) {
      countLines(from, at);
      boolean triple = template.startsWith("{{{", at);
      int begin = at + (triple ? 3 : 2);
      int end = template.indexOf(triple ? "}}}" : CLOSE, begin);
      if (end < 0) {
        faults.add("must close the tag that it opens in line " + line);
        return;
      }
      String inside = template.substring(begin, end).strip();
      tags.add(triple ? new Tag(Kind.VARIABLE, inside, line) : tag(inside));
      countLines(at, end);
      from = end + (triple ? 3 : 2);
    }
  }

  private void countLines(int from, int to) {
    line += (int) template.substring(from, to).chars().filter(c -> c == '\n').count();
  }

  private Tag tag(String inside) {
    String rest = inside.isEmpty() ? "" : inside.substring(1).strip();
    return switch (inside.isEmpty() ? ' ' : inside.charAt(0)) {
      case '#' -> new Tag(Kind.SECTION, rest, line);
      case '^' -> new Tag(Kind.INVERTED, rest, line);
      case '/' -> new Tag(Kind.END, rest, line);
      case '!' -> new Tag(Kind.COMMENT, "", line);
      case '&' -> new Tag(Kind.VARIABLE, rest, line);
      case '>', '<', '$', '=' -> new Tag(Kind.REFUSED, inside, line);
      default -> new Tag(Kind.VARIABLE, inside, line);
    };
  }
}
