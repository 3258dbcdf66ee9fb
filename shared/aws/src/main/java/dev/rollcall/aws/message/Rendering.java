package dev.rollcall.aws.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Rendered;
import dev.rollcall.core.message.Wording;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One template on its way to one contact. */
final class Rendering {
  /** Looks into {@link Field}s and {@link Rendering}s, and never by reflection into anything. */
  static final Mustache.Collector COLLECTOR =
      new Mustache.Collector() {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
          return value instanceof Field field ? field.items() : null;
        }

        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
          return Rendering::fetch;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
          return new ConcurrentHashMap<>();
        }
      };

  private final ContactFields fields;
  private final Set<String> lacking = new LinkedHashSet<>();
  private int repetitions;

  Rendering(ContactFields fields) {
    this.fields = fields;
  }

  /** Stops a rendering that would go on and on. */
  private static final class Enough extends RuntimeException {
    Enough() {
      super("more than a message may hold", null, false, false);
    }
  }

  Rendered of(Template template) {
    Paper paper = new Paper();
    try {
      template.execute(this, paper);
    } catch (Enough enough) {
      return new Rendered.TooLong();
    }
    return lacking.isEmpty() ? new Rendered.Text(paper.toString()) : new Rendered.Lacking(lacking);
  }

  void lacks(String name) {
    lacking.add(name);
  }

  void repeats() {
    if (++repetitions > Wording.REPETITIONS_MAX) {
      throw new Enough();
    }
  }

  static String text(Object value) {
    return switch (value) {
      case Field field -> field.text();
      // The place in a list, which the library itself knows.
      case Integer index -> index.toString();
      case Boolean place -> place.toString();
      default -> throw new IllegalStateException("a template reached " + value.getClass());
    };
  }

  private static Object fetch(Object context, String name) {
    return switch (context) {
      case Field field -> field.within(name);
      case Rendering all -> new Field(name, all.fields.find(name), all);
      default -> Template.NO_FETCHER_FOUND;
    };
  }

  /** Takes down so much text and no more. */
  private static final class Paper extends StringWriter {
    @Override
    public void write(String text) {
      check(text.length());
      super.write(text);
    }

    @Override
    public void write(String text, int from, int length) {
      check(length);
      super.write(text, from, length);
    }

    private void check(int more) {
      if (getBuffer().length() + more > Wording.TEXT_CHARS_MAX) {
        throw new Enough();
      }
    }
  }
}
