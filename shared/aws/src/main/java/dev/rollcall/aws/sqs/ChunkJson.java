package dev.rollcall.aws.sqs;

import dev.rollcall.aws.json.Json;
import dev.rollcall.aws.json.Reading;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.tenant.TenantId;
import dev.rollcall.core.time.DayPart;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A chunk as the queue carries it; what a row does not say is left out. */
public final class ChunkJson {
  private ChunkJson() {}

  /** Writes a chunk. */
  public static String write(Chunk chunk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(ParcelJson.KIND, ParcelJson.CHUNK);
    json.put("tenant", chunk.campaign().tenant().value());
    json.put("campaign", chunk.campaign().id().value());
    json.put("number", chunk.number());
    json.put("seed", chunk.seed());
    json.put("acceptedAt", chunk.acceptedAt().toString());
    json.put("rows", chunk.rows().stream().map(ChunkJson::write).toList());
    return Json.write(json);
  }

  /** How many bytes a row takes of a chunk, with its comma. */
  public static int bytes(Chunk.Row row) {
    return Json.write(write(row)).getBytes(StandardCharsets.UTF_8).length + 1;
  }

  /**
   * Reads a chunk.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Chunk parse(String text) {
    return read(Reading.of(text));
  }

  static Chunk read(Reading json) {
    return new Chunk(
        new CampaignKey(new TenantId(json.text("tenant")), new CampaignId(json.text("campaign"))),
        json.integer("number"),
        json.text("seed"),
        json.instant("acceptedAt"),
        json.objects("rows").map(ChunkJson::row).toList());
  }

  static Map<String, Object> write(Chunk.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("to", row.address().value());
    row.channel().ifPresent(channel -> json.put("channel", channel.word()));
    switch (row.who()) {
      case Chunk.Who.Known(ContactId id) -> json.put("contact", id.value());
      case Chunk.Who.Sent(Person person) -> {
        putElsewhere(json, "phone", person.phone(), row.address());
        putElsewhere(json, "email", person.email(), row.address());
        person.zone().ifPresent(zone -> json.put("zone", zone));
        person.part().ifPresent(part -> json.put("part", part.word()));
        if (!person.attributes().isEmpty()) {
          json.put("attributes", person.attributes());
        }
      }
    }
    if (row.priority() != Enrolment.PRIORITY_DEFAULT) {
      json.put("priority", row.priority());
    }
    row.from().ifPresent(from -> json.put("from", from));
    if (!row.context().isEmpty()) {
      json.put("context", row.context());
    }
    return json;
  }

  private static void putElsewhere(
      Map<String, Object> json, String name, Optional<Address> address, Address to) {
    address.filter(a -> !a.equals(to)).ifPresent(a -> json.put(name, a.value()));
  }

  static Chunk.Row row(Reading json) {
    Address to = new Address(json.text("to"));
    return new Chunk.Row(
        to,
        json.maybeText("channel").map(Channel::of),
        json.maybeText("contact")
            .<Chunk.Who>map(id -> new Chunk.Who.Known(new ContactId(id)))
            .orElseGet(() -> new Chunk.Who.Sent(person(json, to))),
        json.maybeInteger("priority").orElse(Enrolment.PRIORITY_DEFAULT),
        json.maybeText("from"),
        json.values("context"));
  }

  private static Person person(Reading json, Address to) {
    return new Person(
        address(json, "phone").or(() -> Optional.of(to).filter(Address::isPhone)),
        address(json, "email").or(() -> Optional.of(to).filter(a -> !a.isPhone())),
        json.maybeText("zone"),
        json.maybeText("part").map(DayPart::of),
        json.values("attributes"));
  }

  private static Optional<Address> address(Reading json, String name) {
    return json.maybeText(name).map(Address::new);
  }
}
