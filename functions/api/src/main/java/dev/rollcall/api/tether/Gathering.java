package dev.rollcall.api.tether;

import dev.rollcall.api.intake.People;
import dev.rollcall.api.intake.People.Somebody;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.tether.Audience.Seat;
import dev.rollcall.aws.sqs.ChunkJson;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.message.ContactFields;
import dev.rollcall.core.recipient.Enrolment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers everybody whom a request names, each once. Which places there are, in which order and of
 * which size, follows from the request alone; who comes to stand in them, from what is kept, too.
 */
final class Gathering {
  /** Where people are reached is what is kept of them; and these names are the campaign's own. */
  private static final Set<String> NEVER_NEWS =
      Set.of(
          ContactReader.PHONE,
          ContactReader.EMAIL,
          "process",
          "isAutopilot",
          "segmentation",
          "assignment");

  /** As long as an address can be. */
  private static final Address LONG = new Address("x".repeat(252) + "@x");

  private final Channel channel;
  private final PhoneFields phones;
  private final Map<ContactId, Contact> kept;
  private final Map<Object, Integer> places = new HashMap<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Map<Address, Seat> seats = new LinkedHashMap<>();
  private final List<Unusable> unusable;

  private Gathering(
      Channel channel, PhoneFields phones, Map<ContactId, Contact> kept, List<Unusable> unusable) {
    this.channel = channel;
    this.phones = phones;
    this.kept = kept;
    this.unusable = new ArrayList<>(unusable);
  }

  /**
   * Gathers people.
   *
   * @param named everybody, in the order in which a later word counts more
   * @param kept whoever of them is known
   * @param unusable who cannot be reached, whatever is kept
   */
  static Audience of(
      Channel channel,
      List<Named> named,
      PhoneFields phones,
      Map<ContactId, Contact> kept,
      List<Unusable> unusable) {
    Gathering gathering = new Gathering(channel, phones, kept, unusable);
    People people = new People();
    List<Runnable> seatings = new ArrayList<>();
    for (Named one : named) {
      switch (one) {
        case Named.Described(Person person) -> {
          Somebody somebody = people.add(person);
          seatings.add(() -> gathering.describe(somebody.itself()));
        }
        case Named.Known known -> seatings.add(() -> gathering.know(known));
      }
    }
    // Only once all is read, it is clear who is the same.
    seatings.forEach(Runnable::run);
    return new Audience(gathering.sizes, gathering.seats, gathering.unusable);
  }

  private void describe(Somebody somebody) {
    boolean seated = places.containsKey(somebody);
    Person person = somebody.person();
    Optional<Address> address = byMail() ? person.email() : person.phone();
    // One whose mailbox is another's now is reached there, as that other.
    if (!seated && address.isPresent()) {
      Chunk.Row row = Chunk.Row.of(new Chunk.Who.Sent(person), address.get());
      seat(new Seat(place(somebody, row), row, Optional.empty()));
    }
  }

  private void know(Named.Known named) {
    Chunk.Who who = new Chunk.Who.Known(named.id());
    int place = place(named.id(), row(who, LONG, named.sent()));
    Optional<Contact> contact = Optional.ofNullable(kept.get(named.id()));
    Optional<String> hindrance =
        contact.isEmpty() ? Optional.of("there is no such contact") : hindrance(contact.get());
    if (hindrance.isPresent()) {
      unusable.add(Unusable.known(named.at(), named.id(), hindrance.get()));
      return;
    }
    Address to = address(contact.orElseThrow()).orElseThrow();
    Map<String, Object> news = news(named.sent(), to, contact.orElseThrow());
    seat(new Seat(place, row(who, to, news), contact));
  }

  private Optional<String> hindrance(Contact contact) {
    Optional<Address> address = address(contact);
    return address.isEmpty()
        ? Optional.of("has no " + (byMail() ? "e-mail address" : "telephone number"))
        : address.filter(Address::isPhone).flatMap(phones::fault);
  }

  private Optional<Address> address(Contact contact) {
    return byMail() ? contact.email() : contact.phone();
  }

  private boolean byMail() {
    return channel == Channel.EMAIL;
  }

  /** The place of somebody, which every word on them makes larger. */
  private int place(Object who, Chunk.Row largest) {
    int place = places.computeIfAbsent(who, first -> sizes.size());
    if (place == sizes.size()) {
      sizes.add(0);
    }
    sizes.set(place, sizes.get(place) + ChunkJson.bytes(largest));
    return place;
  }

  private void seat(Seat seat) {
    seats.merge(seat.row().address(), seat, this::both);
  }

  /** What is kept goes first; only what it does not tell is taken from the request. */
  private static Map<String, Object> news(Map<String, Object> sent, Address to, Contact contact) {
    ContactFields kept = ContactFields.of(to, Optional.of(contact), Map.of());
    Map<String, Object> news = new LinkedHashMap<>(sent);
    news.keySet().removeIf(name -> NEVER_NEWS.contains(name) || kept.find(name).isPresent());
    return news;
  }

  /**
   * The same address by several ways: what the later one says counts, and nothing is lost. They
   * stand where there is more room.
   */
  private Seat both(Seat earlier, Seat later) {
    Map<String, Object> context = new LinkedHashMap<>(earlier.row().context());
    context.putAll(later.row().context());
    Chunk.Who who =
        later.row().who() instanceof Chunk.Who.Sent ? later.row().who() : earlier.row().who();
    return new Seat(
        sizes.get(earlier.place()) < sizes.get(later.place()) ? later.place() : earlier.place(),
        row(who, later.row().address(), context),
        later.known().or(earlier::known));
  }

  private static Chunk.Row row(Chunk.Who who, Address to, Map<String, Object> context) {
    return new Chunk.Row(
        to, Optional.empty(), who, Enrolment.PRIORITY_DEFAULT, Optional.empty(), context);
  }
}
