package dev.rollcall.api.tether;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.testing.Stores;
import dev.rollcall.aws.sqs.ChunkJson;
import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.campaign.CampaignKey;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.contact.ContactId;
import dev.rollcall.core.contact.Person;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.Chunk;
import dev.rollcall.core.tenant.Policy;
import dev.rollcall.core.zone.IanaZones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who stands where in a campaign follows from the request, whoever was erased meanwhile. */
class GatheringTest {
  private static final int PEOPLE = 1_400;
  private static final CampaignKey CAMPAIGN = new CampaignKey(Stores.ACME, new CampaignId("c"));

  private final List<Named> named = new ArrayList<>();
  private final Map<ContactId, Contact> kept = new HashMap<>();

  private static Address number(int i) {
    return new Address("+1212555%04d".formatted(i));
  }

  private static ContactId id(int i) {
    return new ContactId("%024x".formatted(i));
  }

  private void know(int i, Map<String, Object> said) {
    named.add(new Named.Known(Path.ROOT.name("userIds").item(i), id(i), said));
    kept.put(id(i), Contact.of(id(i), Person.at(number(i)), Stores.NOW, "seed"));
  }

  private void describe(int i) {
    named.add(new Named.Described(Person.at(number(i))));
  }

  private Map<Address, Integer> chunks() {
    PhoneFields phones = new PhoneFields(new PhoneNumbers(IanaZones.shipped()), Policy.DEFAULT);
    Audience audience = Gathering.of(Channel.SMS, named, phones, kept, List.of());
    Map<Address, Integer> numbers = new HashMap<>();
    for (Chunk chunk : audience.chunks(CAMPAIGN, "seed", Stores.NOW)) {
      chunk.rows().forEach(row -> numbers.put(row.address(), chunk.number()));
    }
    return numbers;
  }

  @Test
  void everybodyStaysInTheirChunkWhoeverVanishes() {
    for (int i = 0; i < PEOPLE; i++) {
      if (i % 3 == 0) {
        describe(i);
      } else {
        know(i, Map.of());
      }
    }
    Map<Address, Integer> before = chunks();
    assertThat(before).hasSize(PEOPLE).containsValues(1, 2, 3);

    for (int i = 1; i < PEOPLE; i += 3) {
      kept.remove(id(i));
      before.remove(number(i));
    }

    assertThat(chunks()).isEqualTo(before);
  }

  @Test
  void whoIsNamedTwiceStandsWhereMoreIsSaidOfThem() {
    know(1, Map.of("note", "x".repeat(100)));
    for (int i = 2; i <= 600; i++) {
      describe(i);
    }
    describe(1);

    assertThat(chunks()).hasSize(600).containsEntry(number(1), 1).containsEntry(number(600), 2);
  }

  @Test
  void aChunkFitsAMessageThoughWhatIsSaidInTwoPlacesStandsInOne() {
    String noise = "x".repeat(8_000);
    for (int i = 0; i < 100; i++) {
      know(i, Map.of("note", noise));
      Person said =
          new Person(
              Person.at(number(i)).phone(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of("plan", noise));
      named.add(new Named.Described(said));
    }

    PhoneFields phones = new PhoneFields(new PhoneNumbers(IanaZones.shipped()), Policy.DEFAULT);
    Audience audience = Gathering.of(Channel.SMS, named, phones, kept, List.of());

    assertThat(audience.chunks(CAMPAIGN, "seed", Stores.NOW))
        .allSatisfy(
            chunk ->
                assertThat(ChunkJson.write(chunk).length()).isLessThanOrEqualTo(Chunk.BYTES_MAX));
  }
}
