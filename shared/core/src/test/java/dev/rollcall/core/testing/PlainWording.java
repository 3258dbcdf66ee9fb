package dev.rollcall.core.testing;

import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Rendered;
import dev.rollcall.core.message.Wording;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that know variables and nothing else of Mustache. */
public final class PlainWording implements Wording {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^{}]+)}}");

  @Override
  public List<String> faults(String template) {
    return List.of();
  }

  @Override
  public Set<String> variables(String template) {
    Set<String> names = new LinkedHashSet<>();
    VARIABLE.matcher(template).results().map(found -> found.group(1)).forEach(names::add);
    return names;
  }

  @Override
  public Rendered render(String template, ContactFields fields) {
    Set<String> lacking = new LinkedHashSet<>(variables(template));
    lacking.removeIf(name -> fields.find(name).isPresent());
    if (!lacking.isEmpty()) {
      return new Rendered.Lacking(lacking);
    }
    String text = VARIABLE.matcher(template).replaceAll(found -> value(found, fields));
    return text.length() > TEXT_CHARS_MAX ? new Rendered.TooLong() : new Rendered.Text(text);
  }

  private static String value(MatchResult found, ContactFields fields) {
    Optional<Object> value = fields.find(found.group(1));
    return Matcher.quoteReplacement(value.orElseThrow().toString());
  }
}
