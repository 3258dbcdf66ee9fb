package dev.rollcall.api.tether;

import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody whom a campaign reaches, each once.
 *
 * @param seats by address
 * @param unusable whom the request names and whom nobody can reach
 */
record Audience(Map<Address, Seat> seats, List<Unusable> unusable) {
  /** Where people are reached is what is kept of them; and these names are the campaign's own. */
  private static final Set<String> NEVER_NEWS =
      Set.of(
          ContactReader.PHONE,
          ContactReader.EMAIL,
          "process",
          "isAutopilot",
          "segmentation",
          "assignment");

  /**
   * Somebody at an address.
   *
   * @param row how they come in
   * @param known their record, if they were named by their id
   */
  record Seat(Chunk.Row row, Optional<Contact> known) {
    /** What a message can say of them, as far as the request and that record tell. */
    ContactFields fields(Map<String, Object> context) {
      Map<String, Object> both = new LinkedHashMap<>(context);
      both.putAll(row.context());
      return ContactFields.of(row.address(), told(), both);
    }

    private Optional<Contact> told() {
      return switch (row.who()) {
        case Chunk.Who.Known named -> known;
        case Chunk.Who.Sent(Person person) ->
            known
                .map(contact -> contact.updated(person, Instant.EPOCH, ""))
                .or(
                    () ->
                        Optional.of(Contact.of(new ContactId("told"), person, Instant.EPOCH, "")));
      };
    }
  }

  /** Everybody of a request, by the numbers and mailboxes that are kept of whoever is known. */
  static Audience of(
      CreateCampaignRequest request, TenantId tenant, FindContacts find, PhoneFields phones) {
    Gathering gathering =
        new Gathering(request.channel(), phones, new ArrayList<>(request.unusable()));
    Map<ContactId, Contact> known =
        find.byId(
            tenant,
            request.named().stream()
                .filter(Named.Known.class::isInstance)
                .map(named -> ((Named.Known) named).id())
                .toList());
    for (Named named : request.named()) {
      switch (named) {
        case Named.Described(Person person) -> gathering.describe(person);
        case Named.Known one -> gathering.know(one, Optional.ofNullable(known.get(one.id())));
      }
    }
    return new Audience(gathering.seats, gathering.unusable);
  }

  List<Chunk.Row> rows() {
    return seats.values().stream().map(Seat::row).toList();
  }

  /** Which of these names nobody has a value for, as far as is told. */
  Set<String> unknown(Set<String> variables, Map<String, Object> context) {
    Set<String> unknown = new HashSet<>(variables);
    for (Seat seat : seats.values()) {
      if (unknown.isEmpty()) {
        break;
      }
      ContactFields fields = seat.fields(context);
      unknown.removeIf(name -> fields.find(name).isPresent());
    }
    return unknown;
  }

  /** Every number and mailbox under which there may be a record that tells more. */
  Collection<Address> addresses() {
    List<Address> all = new ArrayList<>();
    for (Seat seat : seats.values()) {
      all.add(seat.row().address());
      if (seat.row().who() instanceof Chunk.Who.Sent(Person person)) {
        person.phone().ifPresent(all::add);
        person.email().ifPresent(all::add);
      }
    }
    return all;
  }

  private record Gathering(
      Channel channel, PhoneFields phones, List<Unusable> unusable, Map<Address, Seat> seats) {
    Gathering(Channel channel, PhoneFields phones, List<Unusable> unusable) {
      this(channel, phones, unusable, new LinkedHashMap<>());
    }

    void describe(Person person) {
      Address address = (byMail() ? person.email() : person.phone()).orElseThrow();
      seats.merge(
          address,
          new Seat(row(new Chunk.Who.Sent(person), address, Map.of()), Optional.empty()),
          Gathering::both);
    }

    void know(Named.Known named, Optional<Contact> kept) {
      if (kept.isEmpty()) {
        unusable.add(Unusable.known(named.at(), named.id(), "there is no such contact"));
        return;
      }
      Contact contact = kept.get();
      Optional<Address> address = byMail() ? contact.email() : contact.phone();
      Optional<String> hindrance =
          address.isEmpty()
              ? Optional.of("has no " + (byMail() ? "e-mail address" : "telephone number"))
              : address.filter(Address::isPhone).flatMap(phones::fault);
      if (hindrance.isPresent()) {
        unusable.add(Unusable.known(named.at(), named.id(), hindrance.get()));
        return;
      }
      Address to = address.orElseThrow();
      Chunk.Who who = new Chunk.Who.Known(named.id());
      Chunk.Row row = row(who, to, news(named.sent(), to, contact));
      seats.merge(to, new Seat(row, kept), Gathering::both);
    }

    private boolean byMail() {
      return channel == Channel.EMAIL;
    }

    /** What is kept goes first; only what it does not tell is taken from the request. */
    private static Map<String, Object> news(Map<String, Object> sent, Address to, Contact contact) {
      ContactFields kept = ContactFields.of(to, Optional.of(contact), Map.of());
      Map<String, Object> news = new LinkedHashMap<>(sent);
      news.keySet().removeIf(name -> NEVER_NEWS.contains(name) || kept.find(name).isPresent());
      return news;
    }

    /** The same address by several ways: what the later one says counts, and nothing is lost. */
    private static Seat both(Seat earlier, Seat later) {
      Map<String, Object> context = new LinkedHashMap<>(earlier.row().context());
      context.putAll(later.row().context());
      Chunk.Who who =
          switch (later.row().who()) {
            case Chunk.Who.Known known -> earlier.row().who();
            case Chunk.Who.Sent(Person person) ->
                earlier.row().who() instanceof Chunk.Who.Sent(Person before)
                    ? new Chunk.Who.Sent(before.then(person))
                    : later.row().who();
          };
      return new Seat(row(who, later.row().address(), context), later.known().or(earlier::known));
    }

    private static Chunk.Row row(Chunk.Who who, Address to, Map<String, Object> context) {
      return new Chunk.Row(
          to, Optional.empty(), who, Enrolment.PRIORITY_DEFAULT, Optional.empty(), context);
    }
  }
}
