package dev.rollcall.core.dispatch;

import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.carrier.Order;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.message.Compose;
import dev.rollcall.core.message.Composed;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.recipient.Attempt;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.view.CampaignView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes down what a carrier is to do for one attempt, the message in the contact's own words. */
public final class Orders {
  private static final String SUBJECT = "subject";

  private final Contacts contacts;
  private final Compose compose;

  /** Orders for these contacts. */
  public Orders(Contacts contacts, Wording wording) {
    this.contacts = contacts;
    this.compose = new Compose(wording);
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
    Map<String, Object> own = recipient.enrolment().context();
    Map<String, Object> context = new LinkedHashMap<>(script.context());
    context.putAll(own);
    Address to = recipient.key().address();
    Optional<Contact> glanced = contacts.glance(recipient.key().tenant(), to);
    boolean says = compose.run(script, to, glanced, own) instanceof Composed.Whole;
    // For good is decided by what is kept now, and by the person, who may have moved.
    Optional<Contact> contact = glanced.isPresent() && says ? glanced : now(recipient);
    return switch (compose.run(script, to, contact, own)) {
      case Composed.Unsayable(String why) -> new Draft.Unsayable(why);
      case Composed.Whole(Optional<String> subject, Optional<String> message) -> {
        subject.ifPresent(text -> context.put(SUBJECT, text));
        yield new Draft.Ready(
            new Order(
                recipient.attemptId(attempt),
                campaign.key(),
                view.channel(recipient),
                script.agentId(),
                to,
                recipient.enrolment().from().orElse(channel.from()),
                message,
                context,
                contact.map(Contact::attributes).orElse(Map.of()),
                attempt.startedAt(),
                channel.longestCall()));
      }
    };
  }

  private Optional<Contact> now(Recipient recipient) {
    TenantId tenant = recipient.key().tenant();
    return contacts
        .find(tenant, recipient.key().address())
        .or(() -> contacts.find(tenant, recipient.enrolment().contact()));
  }
}
