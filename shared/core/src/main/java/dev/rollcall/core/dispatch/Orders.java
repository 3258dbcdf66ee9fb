package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.message.Rendered;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.view.CampaignView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes down what a carrier is to do for one attempt, the message in the contact's own words. */
public final class Orders {
  private static final String SUBJECT = "subject";

  private final Contacts contacts;
  private final Wording wording;

  /** Orders for these contacts. */
  public Orders(Contacts contacts, Wording wording) {
    this.contacts = contacts;
    this.wording = wording;
  }

  /** What came of writing an order. */
  sealed interface Draft {
    /** It can be handed over. */
    record Ready(Order order) implements Draft {}

    /**
     * There is no whole message for this contact, and never a half-empty one.
     *
     * @param why for a reader
     */
    record Unsayable(String why) implements Draft {}
  }

  Draft draft(CampaignView view, ChannelSettings channel, Recipient recipient, Attempt attempt) {
    Campaign campaign = view.campaign();
    Script script = campaign.script();
    Map<String, Object> context = new LinkedHashMap<>(script.context());
    context.putAll(recipient.enrolment().context());
    Optional<Contact> contact =
        contacts.glance(recipient.key().tenant(), recipient.key().address());
    ContactFields fields = ContactFields.of(recipient.key().address(), contact, context);
    Optional<Rendered> message = script.message().map(text -> wording.render(text, fields));
    Optional<Rendered> subject = script.subject().map(text -> wording.render(text, fields));
    Optional<String> fault =
        message.flatMap(Orders::fault).or(() -> subject.flatMap(Orders::fault));
    if (fault.isPresent()) {
      return new Draft.Unsayable(fault.get());
    }
    subject.flatMap(Orders::text).ifPresent(text -> context.put(SUBJECT, text));
    return new Draft.Ready(
        new Order(
            recipient.attemptId(attempt),
            campaign.key(),
            view.channel(recipient),
            script.agentId(),
            recipient.key().address(),
            recipient.enrolment().from().orElse(channel.from()),
            message.flatMap(Orders::text),
            context,
            contact.map(Contact::attributes).orElse(Map.of()),
            attempt.startedAt(),
            channel.longestCall()));
  }

  private static Optional<String> fault(Rendered rendered) {
    return switch (rendered) {
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
