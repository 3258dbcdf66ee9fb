package dev.rollcall.api.tether;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.intake.Receipts;
import dev.rollcall.core.manage.Roster;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An account with every channel and the people of the page's example, and the two doors. */
final class Scene {
  static final String SAM = "665f1a0c0e0a4b001a2c9f01";
  static final String ALEX = "665f1a0c0e0a4b001a2c9f02";
  static final String NOBODY = "665f1a0c0e0a4b001a2c9fff";
  static final Address SAMS_NUMBER = new Address("+14165550100");
  static final Address ALEXS_NUMBER = new Address("+14165550101");

  final Stores stores = new Stores();
  final String token = stores.token(Stores.ACME);
  final CreateCampaignHandler create;
  final GetCampaignHandler get;

  Scene() {
    Tenant acme = stores.tenants.find(Stores.ACME).orElseThrow();
    stores.put(
        new Tenant(
            acme.id(),
            "Acme Inc.",
            acme.policy(),
            Arrays.stream(Channel.values())
                .collect(Collectors.toMap(c -> c, c -> acme.channel(Channel.SMS).orElseThrow())),
            acme.webhookSecret()));
    know(SAM, SAMS_NUMBER, Map.of("first_name", "Samuel"));
    know(ALEX, ALEXS_NUMBER, Map.of("first_name", "Alex"));
    Envelope envelope = new Envelope();
    this.create =
        new CreateCampaignHandler(
            stores.door(envelope),
            envelope,
            new CreateCampaignReader(
                stores.numbers, stores.zones, stores.wording, stores.findContacts()),
            stores.receipts,
            stores.acceptCampaign());
    this.get = getWith(stores.receipts);
  }

  GetCampaignHandler getWith(Receipts receipts) {
    Envelope envelope = new Envelope();
    return new GetCampaignHandler(
        stores.door(envelope),
        envelope,
        stores.campaigns,
        stores.counts,
        receipts,
        new Roster(stores.imports, stores.recipients, stores.recipients));
  }

  Contact know(String id, Address address, Map<String, Object> attributes) {
    Person at = Person.at(address);
    return know(
        id, new Person(at.phone(), at.email(), Optional.empty(), Optional.empty(), attributes));
  }

  Contact know(String id, Person person) {
    Contact contact = Contact.of(new ContactId(id), person, Stores.NOW.minusSeconds(60), "seed");
    stores.contacts.save(Stores.ACME, contact, Optional.empty());
    return contact;
  }

  Answered create(String body) {
    return Call.to(CreateCampaignHandler.ROUTE).bearer(token).json(body).by(create);
  }

  Answered create(ObjectNode body) {
    return create(body.toString());
  }

  Answered get(String id) {
    return Call.to(GetCampaignHandler.ROUTE).bearer(token).path("_id", id).by(get);
  }

  Campaign campaign(Answered created) {
    return stores.campaign(created.text("/data/_id"));
  }

  Recipient recipient(Answered created, Address address) {
    return find(created, address).orElseThrow();
  }

  Optional<Recipient> find(Answered created, Address address) {
    return stores.recipients.find(
        new RecipientKey(Stores.ACME, campaign(created).key().id(), address));
  }

  /** What is wrong with a request, a line each. */
  static List<String> faults(Answered answered) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(400);
    return StreamSupport.stream(answered.json().get("errors").spliterator(), false)
        .map(error -> error.get("field").asText() + " " + error.get("message").asText())
        .toList();
  }

  /** The smallest body that is valid. */
  static ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", "Spring").put("message", "Hi there");
    body.putArray("newContacts").addObject().put("phoneNumber", "+12125550123");
    return body;
  }

  /** A body that names nobody yet. */
  static ObjectNode nobody() {
    ObjectNode body = body();
    body.remove("newContacts");
    return body;
  }

  /** The smallest, with one property more or another value for it; {@code ""} leaves it out. */
  static String with(String name, String json) {
    ObjectNode body = body();
    if (json.isEmpty()) {
      body.remove(name);
    } else {
      body.set(name, tree(json));
    }
    return body.toString();
  }

  /** The smallest, with a property of its only contact set or, for {@code ""}, left out. */
  static String withContact(String name, String json) {
    ObjectNode body = body();
    ObjectNode contact = (ObjectNode) body.withArray("newContacts").get(0);
    if (json.isEmpty()) {
      contact.remove(name);
    } else {
      contact.set(name, tree(json));
    }
    return body.toString();
  }

  static JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
