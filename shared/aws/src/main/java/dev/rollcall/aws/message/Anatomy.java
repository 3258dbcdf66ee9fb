package dev.rollcall.aws.message;

import dev.rollcall.core.message.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a template is made of.
 *
 * @param faults what is wrong with it
 * @param variables names outside all sections
 */
record Anatomy(List<String> faults, Set<String> variables) {
  private static final int FAULTS_MAX = 20;
  private static final int NAME_CHARS_MAX = 100;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][^\\p{Cntrl}{}]*");
  private static final String ITEM = ".";

  /** What the library knows of the place in a list that a section stands at. */
  private static final Set<String> PLACES = Set.of("-first", "-last", "-index");

  static Anatomy of(String template) {
    if (template.length() > Wording.TEMPLATE_CHARS_MAX) {
      return new Anatomy(
          List.of("must have at most " + Wording.TEMPLATE_CHARS_MAX + " characters"), Set.of());
    }
    TagReader.Found found = TagReader.read(template);
    List<String> faults = new ArrayList<>(found.faults());
    Set<String> variables = new LinkedHashSet<>();
    Deque<Tag> open = new ArrayDeque<>();
    for (Tag tag : found.tags()) {
      switch (tag.kind()) {
        case VARIABLE -> {
          if (isName(tag, !open.isEmpty(), faults) && open.isEmpty()) {
            variables.add(tag.name());
          }
        }
        case SECTION, INVERTED -> {
          isName(tag, !open.isEmpty(), faults);
          open.push(tag);
          if (open.size() == Wording.DEPTH_MAX + 1) {
            faults.add("must not nest more than " + Wording.DEPTH_MAX + " sections" + where(tag));
          }
        }
        case END -> close(tag, open, faults);
        case COMMENT -> {}
        case REFUSED ->
            faults.add("must not have partials, blocks or other delimiters" + where(tag));
      }
    }
    open.reversed().forEach(tag -> faults.add("must end the section that begins" + where(tag)));
    return new Anatomy(faults.stream().limit(FAULTS_MAX).toList(), variables);
  }

  private static void close(Tag tag, Deque<Tag> open, List<String> faults) {
    if (open.isEmpty()) {
      faults.add("must begin the section that it ends" + where(tag));
    } else if (!open.pop().name().equals(tag.name())) {
      faults.add("must end the section that it began last" + where(tag));
    }
  }

  private static boolean isName(Tag tag, boolean inSection, List<String> faults) {
    String name = tag.name();
    boolean place = PLACES.contains(name) || name.equals(ITEM) || name.equals("this");
    boolean good =
        place ? inSection : name.length() <= NAME_CHARS_MAX && NAME.matcher(name).matches();
    if (!good) {
      faults.add("must name a field in each tag, and does not" + where(tag));
    }
    return good;
  }

  private static String where(Tag tag) {
    return " in line " + tag.line();
  }
}
