package dev.rollcall.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.runner.Explanations.Contact;
import java.io.IOException;
import java.util.function.Consumer;

/** Makes campaigns of one contact each. */
record Listings(Api api) {
  /** Has something done to somebody's campaign. */
  void act(Contact contact, String action) throws IOException, InterruptedException {
    Api.Answer answer = api.post("/v1/campaigns/" + contact.campaign() + "/" + action, "{}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  /** Makes a campaign that starts at once, on these terms and else the usual ones. */
  Contact of(String number, String zone, Consumer<ObjectNode> terms)
      throws IOException, InterruptedException {
    ObjectNode listing =
        Api.JSON
            .createObjectNode()
            .put("name", "Explained")
            .put("agent_uuid", "550e8400-e29b-41d4-a716-446655440000")
            .put("auto_start", true);
    listing
        .putArray("contacts")
        .addObject()
        .put("name", "Sample")
        .put("phone_number", number)
        .put("timezone", zone);
    terms.accept(listing);
    Api.Answer made = api.post("/api/v1/listings", listing.toString());
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return new Contact(made.body().at("/data/campaign_uuid").asText(), number);
  }

  static Consumer<ObjectNode> within(String start, String end) {
    return all -> rule(all).put("start_time", start).put("end_time", end);
  }

  static ObjectNode rule(ObjectNode listing) {
    return listing.withObject("rule");
  }

  static ObjectNode contact(ObjectNode listing) {
    return listing.withObject("/contacts/0");
  }
}
