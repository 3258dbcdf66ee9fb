package dev.rollcall.core.message;

import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the words of a campaign together for one contact. */
public final class Compose {
  private final Wording wording;

  /** Composing by these templates. */
  public Compose(Wording wording) {
    this.wording = wording;
  }

  /**
   * The words for one contact.
   *
   * @param to where they are reached
   * @param contact their record, if one is kept
   * @param own values for this contact, which override the script's, key by key
   */
  public Composed run(
      Script script, Address to, Optional<Contact> contact, Map<String, Object> own) {
    if (script.message().isEmpty() && script.subject().isEmpty()) {
      return new Composed.Whole(Optional.empty(), Optional.empty());
    }
    Map<String, Object> context = new LinkedHashMap<>(script.context());
    context.putAll(own);
    ContactFields fields = ContactFields.of(to, contact, context);
    Optional<Rendered> message = script.message().map(text -> wording.render(text, fields));
    Optional<Rendered> subject = script.subject().map(text -> wording.render(text, fields));
    return message
        .flatMap(Compose::fault)
        .or(() -> subject.flatMap(Compose::fault))
        .<Composed>map(Composed.Unsayable::new)
        .orElseGet(
            () ->
                new Composed.Whole(subject.flatMap(Compose::text), message.flatMap(Compose::text)));
  }

  private static Optional<String> fault(Rendered rendered) {
    return switch (rendered) {
      case Rendered.Text(String text) when text.isBlank() ->
          Optional.of("the message would be empty");
      case Rendered.Text whole -> Optional.empty();
      case Rendered.Lacking lacking ->
          Optional.of("the contact has no value for " + String.join(", ", lacking.names()));
      case Rendered.TooLong endless ->
          Optional.of("the message would be longer than " + Wording.TEXT_CHARS_MAX + " characters");
    };
  }

  private static Optional<String> text(Rendered rendered) {
    return rendered instanceof Rendered.Text(String whole) ? Optional.of(whole) : Optional.empty();
  }
}
