package dev.rollcall.core.message;

import java.util.List;
import java.util.Set;

/**
 * Turns a Mustache template and what is known of a contact into the text that they get.
 *
 * <p>Variables, sections, inverted sections and comments; no partials, no other delimiters. Nothing
 * is escaped: texts are no HTML.
 */
public interface Wording {
  /** The longest template, in characters. */
  int TEMPLATE_CHARS_MAX = 10_000;

  /** How many sections may stand inside each other. */
  int DEPTH_MAX = 16;

  /** The longest text that a template may become, in characters. */
  int TEXT_CHARS_MAX = 20_000;

  /** How often the sections of a template may repeat for one contact, all taken together. */
  int REPETITIONS_MAX = 10_000;

  /**
   * All that is wrong with a template, each a phrase that goes on where the name of the field ends;
   * empty if it can be rendered.
   */
  List<String> faults(String template);

  /**
   * The names that every contact needs a value for: those of variables outside all sections, in
   * their order. Whether one inside a section is needed depends on the contact.
   *
   * @throws IllegalArgumentException if the template has faults
   */
  Set<String> variables(String template);

  /**
   * The text for one contact.
   *
   * @throws IllegalArgumentException if the template has faults
   */
  Rendered render(String template, ContactFields fields);
}
