package dev.rollcall.aws.message;

import com.samskivert.mustache.Template;
import dev.rollcall.core.message.ContactFields;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the library ever sees of a contact: a name, perhaps with a value behind it that it
 * cannot reach.
 *
 * @param name as the template spells it
 * @param value a text, a number, true or false, an object or a list; empty if there is none
 * @param rendering whose field it is
 */
record Field(String name, Optional<Object> value, Rendering rendering) {
  private static final int PLAIN_DIGITS_MAX = 40;

  /** What the name means inside this one's section; the library then asks further out. */
  Object within(String inner) {
    return value
        .flatMap(object -> ContactFields.within(object, inner))
        .<Object>map(found -> new Field(name + "." + inner, Optional.of(found), rendering))
        .orElse(Template.NO_FETCHER_FOUND);
  }

  /** What a section over this repeats for; nothing where it is left out. */
  Iterator<Field> items() {
    Object present = value.orElse(false);
    List<?> items =
        switch (present) {
          case List<?> list -> list;
          case Boolean said when !said -> List.of();
          default -> List.of(present);
        };
    return items.stream().map(this::item).iterator();
  }

  private Field item(@Nullable Object item) {
    rendering.repeats();
    return new Field(name, Optional.ofNullable(item), rendering);
  }

  /** What a variable of this name becomes; where there is no text, the rendering is told. */
  String text() {
    return switch (value.orElse(Map.of())) {
      case String text when !text.isBlank() -> text;
      case BigDecimal number -> plain(number);
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> {
        rendering.lacks(name);
        yield "";
      }
    };
  }

  /** 19.90 as it was sent; and a number of a billion digits not written out. */
  private static String plain(BigDecimal number) {
    boolean isShort = Math.abs((long) number.scale()) <= PLAIN_DIGITS_MAX;
    return isShort ? number.toPlainString() : number.toString();
  }
}
