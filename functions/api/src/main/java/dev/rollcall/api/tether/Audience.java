package dev.rollcall.api.tether;

import dev.rollcall.api.intake.Parts;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.message.ContactFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Everybody whom a campaign reaches, each once.
 *
 * @param places how many bytes the request may have to say of whoever stands in each; some are
 *     empty, such as that of an id which names nobody
 * @param seats by address
 * @param unusable whom the request names and whom nobody can reach
 */
record Audience(List<Integer> places, Map<Address, Seat> seats, List<Unusable> unusable) {
  /** What is said of somebody in two places comes to stand in the larger one. */
  private static final int WORDS_MAX = 2;

  /**
   * Somebody at an address.
   *
   * @param place where among the places of their audience
   * @param row how they come in
   * @param known their record, if they were named by their id
   */
  record Seat(int place, Chunk.Row row, Optional<Contact> known) {
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

  /**
   * The chunks of the places: who is known no more when a request is sent again leaves everybody
   * else in the chunk that they were in.
   */
  List<Chunk> chunks(CampaignKey campaign, String seed, Instant acceptedAt) {
    Map<Integer, Chunk.Row> rows = new HashMap<>();
    seats.values().forEach(seat -> rows.put(seat.place(), seat.row()));
    return Parts.of(
        campaign,
        seed,
        acceptedAt,
        IntStream.range(0, places.size()).boxed().toList(),
        place -> WORDS_MAX * places.get(place),
        place -> Optional.ofNullable(rows.get(place)));
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
}
