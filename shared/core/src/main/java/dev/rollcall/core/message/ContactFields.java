package dev.rollcall.core.message;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template can say of a contact: their fields under any usual spelling, and behind those the
 * context of recipient and campaign. What is blank counts as unknown.
 */
public final class ContactFields {
  /** Where a word begins inside a name: {@code firstName}, {@code HTMLPage}. */
  private static final Pattern WORD =
      Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private static final Pattern GAP = Pattern.compile("[\\s_-]+");

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("name", "first_name"),
          Map.entry("firstname", "first_name"),
          Map.entry("given_name", "first_name"),
          Map.entry("surname", "last_name"),
          Map.entry("lastname", "last_name"),
          Map.entry("family_name", "last_name"),
          Map.entry("phone", "phone_number"),
          Map.entry("phonenumber", "phone_number"),
          Map.entry("mobile", "phone_number"),
          Map.entry("to_number", "phone_number"),
          Map.entry("mail", "email"),
          Map.entry("e_mail", "email"),
          Map.entry("email_address", "email"),
          Map.entry("time_zone", "timezone"),
          Map.entry("uniqueid", "unique_id"));

  private final Map<String, Object> exact = new LinkedHashMap<>();
  private final Map<String, Object> canonical = new LinkedHashMap<>();
  private final Optional<ContactFields> fallback;

  private ContactFields(Optional<ContactFields> fallback) {
    this.fallback = fallback;
  }

  /**
   * What is known of somebody.
   *
   * @param to where they are reached: their {@code phone_number} or {@code email}
   * @param contact their record, if one is kept
   * @param context values of recipient and campaign, behind those of the contact
   */
  public static ContactFields of(
      Address to, Optional<Contact> contact, Map<String, Object> context) {
    ContactFields fields = new ContactFields(Optional.of(of(context)));
    fields.put(to.isPhone() ? "phone_number" : "email", to.value());
    contact.flatMap(Contact::phone).ifPresent(phone -> fields.put("phone_number", phone.value()));
    contact.flatMap(Contact::email).ifPresent(email -> fields.put("email", email.value()));
    contact.flatMap(Contact::zone).ifPresent(zone -> fields.put("timezone", zone));
    contact.map(Contact::attributes).ifPresent(attributes -> attributes.forEach(fields::put));
    return fields;
  }

  /** The fields of these values alone, of which the first of several spellings counts. */
  public static ContactFields of(Map<?, ?> values) {
    ContactFields fields = new ContactFields(Optional.empty());
    values.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }

  /** The name under which a field is kept, for any usual way to spell it. */
  public static String canonicalName(String spelling) {
    String words = WORD.matcher(spelling.strip()).replaceAll("_");
    String name = GAP.matcher(words).replaceAll("_").toLowerCase(Locale.ROOT);
    return ALIASES.getOrDefault(name, name);
  }

  /**
   * The value of a name, which may lead into an object: {@code order.number}.
   *
   * @return a text, a number, true or false, an object or a list; empty if there is none or it is
   *     blank
   */
  public Optional<Object> find(String name) {
    Optional<Object> whole =
        Optional.ofNullable(exact.get(name))
            .or(() -> Optional.ofNullable(canonical.get(canonicalName(name))))
            .or(() -> fallback.flatMap(behind -> behind.find(name)));
    int dot = name.indexOf('.');
    return whole.isPresent() || dot <= 0
        ? whole
        : find(name.substring(0, dot)).flatMap(value -> within(value, name.substring(dot + 1)));
  }

  /** The value of a name inside a value, by the same rules; empty if that is no object. */
  public static Optional<Object> within(Object value, String name) {
    return value instanceof Map<?, ?> object ? of(object).find(name) : Optional.empty();
  }

  private void put(String name, @Nullable Object value) {
    if (value != null && !isBlank(value)) {
      exact.putIfAbsent(name, value);
      canonical.putIfAbsent(canonicalName(name), value);
    }
  }

  private static boolean isBlank(Object value) {
    return value instanceof String text && text.isBlank();
  }
}
