package dev.rollcall.api.mihu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.api.testing.Call.Answered;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.recipient.RecipientKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom a listing means: those whom it named before, and those whom the account knows. */
class MatchingTest {
  private static final String ONE = "+12125550101";
  private static final String TWO = "+12125550102";
  private static final String ANN = "ann@example.com";

  private final Doors doors = new Doors();

  private static ObjectNode row(String phone, String email) {
    ObjectNode row = Texts.listing("").withArray("contacts").objectNode();
    if (!phone.isEmpty()) {
      row.put("phone_number", phone);
    }
    return email.isEmpty() ? row : row.put("email", email);
  }

  private Answered create(ObjectNode... rows) {
    ObjectNode body = Texts.listing();
    ArrayNode contacts = body.withArray("contacts");
    for (ObjectNode row : rows) {
      contacts.add(row);
    }
    doors.stores.now = doors.stores.now.plus(Duration.ofMinutes(1));
    Answered answered = doors.createListing(body.toString());
    assertThat(answered.status()).as(answered.body()).isEqualTo(201);
    return answered;
  }

  private Contact at(String address) {
    return doors.stores.contacts.find(Stores.ACME, new Address(address)).orElseThrow();
  }

  private boolean calls(Answered listing, String number) {
    CampaignId campaign = new CampaignId(listing.text("/data/campaign_uuid"));
    return doors
        .stores
        .recipients
        .find(
            new RecipientKey(
                new CampaignKey(Stores.ACME, campaign).tenant(), campaign, new Address(number)))
        .isPresent();
  }

  @Test
  void theLaterOfTwoRowsStandsAndTheyCountOnce() {
    Answered answered =
        create(
            row(ONE, ANN).put("city", "Rome").put("company", "Acme"),
            row(TWO, ""),
            row("(212) 555-0101", "").put("city", "Oslo"),
            row("", "ANN@example.com").put("notes", "by mail"));

    assertThat(Texts.counts(answered)).containsExactly(4, 2, 0, 0);
    assertThat(at(ONE).attributes())
        .isEqualTo(Map.of("city", "Oslo", "company", "Acme", "notes", "by mail"));
    assertThat(doors.stores.campaign(answered.text("/data/campaign_uuid")).total()).isEqualTo(2);
  }

  @Test
  void aBadRowSaysNothingAboutAnybody() {
    create(row(ONE, "").put("city", "Rome"), row(ONE, "").put("city", 7).put("company", "Acme"));

    assertThat(at(ONE).attributes()).isEqualTo(Map.of("city", "Rome"));
  }

  @Test
  void aNumberThatIsKnownIsUpdatedAndKeepsWhatIsNotSent() {
    create(row(ONE, ANN).put("city", "Rome").put("company", "Acme"));
    String id = at(ONE).id().value();
    Answered updated = create(row(ONE, "").put("city", "Oslo"));
    Answered unchanged = create(row(ONE, "").put("city", "Oslo"));

    assertThat(Texts.counts(updated)).containsExactly(1, 0, 1, 0);
    assertThat(Texts.counts(unchanged)).containsExactly(1, 0, 0, 1);
    assertThat(at(ONE).id().value()).isEqualTo(id);
    assertThat(at(ONE).email()).contains(new Address(ANN));
    assertThat(at(ONE).attributes()).isEqualTo(Map.of("city", "Oslo", "company", "Acme"));
    assertThat(calls(unchanged, ONE)).isTrue();
  }

  @Test
  void aMailboxThatIsKnownIsUpdatedWithItsNewNumber() {
    create(row(ONE, ANN).put("city", "Rome"));
    String id = at(ONE).id().value();
    Answered answered = create(row(TWO, "Ann@Example.com"));

    assertThat(Texts.counts(answered)).containsExactly(1, 0, 1, 0);
    assertThat(at(TWO).id().value()).isEqualTo(id);
    assertThat(at(TWO).attributes()).isEqualTo(Map.of("city", "Rome"));
    assertThat(doors.stores.contacts.find(Stores.ACME, new Address(ONE))).isEmpty();
    assertThat(calls(answered, TWO)).isTrue();
    assertThat(calls(answered, ONE)).isFalse();
  }

  @Test
  void aNumberGoesBeforeAMailbox() {
    create(row(ONE, ANN), row(TWO, "ben@example.com"));
    String ben = at(TWO).id().value();
    Answered answered = create(row(TWO, ANN));

    assertThat(Texts.counts(answered)).containsExactly(1, 0, 1, 0);
    assertThat(at(TWO).id().value()).isEqualTo(ben);
  }

  @Test
  void nullClearsWhatWasKnownAndAbsenceDoesNot() {
    create(row(ONE, ANN).put("city", "Rome").put("name", "Ann").put("plan", "Basic"));
    ObjectNode row = row(ONE, "").putNull("email");
    create(row.putNull("city").putNull("plan"));

    assertThat(at(ONE).attributes()).isEqualTo(Map.of("first_name", "Ann"));
    assertThat(at(ONE).email()).contains(new Address(ANN));
  }

  @Test
  void anotherAccountsPeopleAreNobodyHere() {
    create(row(ONE, ANN).put("city", "Rome"));

    assertThat(doors.stores.contacts.find(Stores.GLOBEX, new Address(ONE))).isEmpty();
  }
}
