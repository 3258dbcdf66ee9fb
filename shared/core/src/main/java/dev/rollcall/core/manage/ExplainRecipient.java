package dev.rollcall.core.manage;

import dev.rollcall.core.campaign.Buckets;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Slots;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Contacts;
import dev.rollcall.core.eligibility.Eligibilities;
import dev.rollcall.core.eligibility.Explanation;
import dev.rollcall.core.line.Lines;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.tenant.ChannelSettings;
import dev.rollcall.core.view.CampaignView;
import dev.rollcall.core.view.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says why somebody is reached now or is not: by the same gates, over the rows as they are now, as
 * the worker that would reach them.
 */
public final class ExplainRecipient {
  private final Views views;
  private final Contacts contacts;
  private final Recipients recipients;
  private final Lines lines;
  private final Slots slots;
  private final Buckets buckets;
  private final Eligibilities eligibilities;
  private final InstantSource clock;

  /**
   * What is asked after the gates; it delays a recipient that they let through, and ends none.
   *
   * @param settings how the recipient's channel is used; empty if the tenant has it no more
   * @param pausedUntil when the channel's carrier may be asked again; empty if it may be
   * @param slotsInUse attempts of the campaign that are live; empty if it does not cap them
   */
  public record Resources(
      Optional<ChannelSettings> settings,
      Optional<Instant> pausedUntil,
      Optional<Integer> slotsInUse) {}

  /** The answer. */
  public record Explained(
      CampaignView view, Recipient recipient, Explanation explanation, Resources resources) {}

  /** Explanations over these stores. */
  public ExplainRecipient(
      Views views,
      Contacts contacts,
      Recipients recipients,
      Lines lines,
      Slots slots,
      Buckets buckets,
      Eligibilities eligibilities,
      InstantSource clock) {
    this.views = views;
    this.contacts = contacts;
    this.recipients = recipients;
    this.lines = lines;
    this.slots = slots;
    this.buckets = buckets;
    this.eligibilities = eligibilities;
    this.clock = clock;
  }

  /** Explains the recipient at an address; empty if the campaign has none there. */
  public Optional<Explained> run(Campaign campaign, Address address) {
    return recipient(campaign, address).flatMap(recipient -> explained(campaign, recipient));
  }

  /**
   * Explains a contact by whichever of its addresses the campaign reaches it at, which may be one
   * that it had before: a campaign reaches the number that it enrolled.
   */
  public Optional<Explained> run(Campaign campaign, ContactId id) {
    return contacts.find(campaign.key().tenant(), id).stream()
        .flatMap(contact -> recipients(campaign, contact))
        .findFirst()
        .flatMap(recipient -> explained(campaign, recipient));
  }

  private Stream<Recipient> recipients(Campaign campaign, Contact contact) {
    Stream<Recipient> now =
        Stream.of(contact.phone(), contact.email())
            .flatMap(Optional::stream)
            .flatMap(address -> recipient(campaign, address).stream());
    // A number that somebody gave up may be anybody's by now.
    Stream<Recipient> before =
        contact.former().stream()
            .flatMap(address -> recipient(campaign, address).stream())
            .filter(recipient -> recipient.enrolment().contact().equals(contact.id()));
    return Stream.concat(now, before);
  }

  private Optional<Recipient> recipient(Campaign campaign, Address address) {
    return recipients.find(new RecipientKey(campaign.key().tenant(), campaign.key().id(), address));
  }

  private Optional<Explained> explained(Campaign campaign, Recipient recipient) {
    return views
        .fresh(campaign.key())
        .map(
            view -> {
              Instant now = clock.instant();
              var line = lines.find(view.tenant().id(), recipient.key().address());
              Optional<Integer> inUse =
                  campaign.isCapped()
                      ? Optional.of(slots.inUse(campaign.key(), now))
                      : Optional.empty();
              return new Explained(
                  view,
                  recipient,
                  eligibilities.explain(view.situation(recipient, line), now),
                  new Resources(
                      view.settings(view.channel(recipient)),
                      Optional.of(buckets.pausedUntil(view.tenant().id(), view.channel(recipient)))
                          .filter(now::isBefore),
                      inUse));
            });
  }
}
