package dev.rollcall.aws.message;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Rendered;
import dev.rollcall.core.message.Wording;
import java.util.List;
import java.util.Set;

/** Words by the library jmustache, kept away from everything but a contact's fields. */
public final class MustacheWording implements Wording {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .withEscaper(Escapers.NONE)
          .withFormatter(Rendering::text)
          .withCollector(Rendering.COLLECTOR);

  @Override
  public List<String> faults(String template) {
    List<String> faults = Anatomy.of(template).faults();
    if (!faults.isEmpty()) {
      return faults;
    }
    try {
      COMPILER.compile(template);
      return List.of();
    } catch (MustacheException unforeseen) {
      return List.of("must be a Mustache template: " + unforeseen.getMessage());
    }
  }

  @Override
  public Set<String> variables(String template) {
    return sound(template).variables();
  }

  @Override
  public Rendered render(String template, ContactFields fields) {
    sound(template);
    return new Rendering(fields).of(compiled(template));
  }

  private static Template compiled(String template) {
    try {
      return COMPILER.compile(template);
    } catch (MustacheException fault) {
      throw new IllegalArgumentException("no template", fault);
    }
  }

  private static Anatomy sound(String template) {
    Anatomy anatomy = Anatomy.of(template);
    if (!anatomy.faults().isEmpty()) {
      throw new IllegalArgumentException("the template " + anatomy.faults().getFirst());
    }
    return anatomy;
  }
}
