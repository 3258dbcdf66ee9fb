package dev.rollcall.aws.dynamo;

import static dev.rollcall.core.testing.Examples.NOW;
import static dev.rollcall.core.testing.Examples.TENANT;
import static dev.rollcall.core.testing.Examples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.aws.testing.RollcallTables;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.Counts;
import dev.rollcall.core.campaign.Tally;
import dev.rollcall.core.line.Line;
import dev.rollcall.core.line.LineMark;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.recipient.Enrolment;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.testing.CampaignExample;
import dev.rollcall.core.testing.Examples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What others rely on in the stored items: streams, indexes, references. */
class DynamoItemsIT {
  @RegisterExtension final RollcallTables tables = new RollcallTables();

  @Test
  void aStreamedRowIsTheRecipient() {
    Recipient recipient =
        Examples.started(withContext(Map.of("a", "b")), NOW.plus(Duration.ofHours(1)));

    assertThat(RecipientItem.read(RecipientItem.write(recipient))).isEqualTo(recipient);
  }

  @Test
  void aStreamedRowWithoutItsLargeContextIsTheRecipientWithNone() {
    Recipient recipient = withContext(Map.of("a", "x".repeat(600)));

    assertThat(RecipientItem.read(RecipientItem.write(recipient))).isEqualTo(withContext(Map.of()));
  }

  @Test
  void aContextOfHalfAKilobyteIsKeptInTheRowAndALargerOneBesideIt() {
    assertThat(RecipientItem.write(withContext(Map.of("a", "x".repeat(504))))).containsKey("x");
    assertThat(RecipientItem.write(withContext(Map.of("a", "x".repeat(505)))))
        .doesNotContainKey("x");
    assertThat(RecipientItem.write(withContext(Map.of("a", "ñ".repeat(253)))))
        .doesNotContainKey("x");
  }

  @Test
  void aStreamedCampaignIsTheCampaignAndSaysWhatItIs() {
    Campaign campaign = new CampaignExample().webhook(true).build();

    Map<String, AttributeValue> row = CampaignItem.write(campaign);

    assertThat(CampaignItem.read(row)).isEqualTo(campaign);
    assertThat(row.get("kind").s()).isEqualTo("campaign");
  }

  @Test
  void everyRowOfAnAddressIsUnderItsTenantAndNumber() {
    Recipient recipient = withContext(Map.of("a", "x".repeat(600)));
    new DynamoRecipients(tables.client(), tables.addresses()).enrol(recipient);
    new DynamoContacts(tables.client(), tables.addresses())
        .save(TENANT, Examples.contact("k1", number(1), Map.of()), Optional.empty());

    assertThat(keys())
        .containsExactlyInAnyOrder(
            "acme#+12125550101 / contact",
            "acme#+12125550101 / recipient#c1",
            "acme#+12125550101 / context#" + recipient.id(),
            "acme#contact#k1 / ref",
            "acme#recipient#" + recipient.id() + " / ref");
  }

  @Test
  void onlyLinesWithSuppressionsAreInTheIndexOfTheSuppressed() {
    DynamoLines lines = new DynamoLines(tables.client(), tables.addresses());
    Suppression stop = new Suppression(Suppression.Kind.OPT_OUT, Optional.empty(), NOW, "test");
    LineMark mark = new LineMark("a-1", "n", NOW, NOW.plusSeconds(60));
    lines.save(
        Line.untouched(TENANT, number(1)).marked(mark, Examples.startsOf(Duration.ofDays(1))));
    lines.save(Line.untouched(TENANT, number(2)).with(stop));

    assertThat(
            tables
                .client()
                .query(
                    r ->
                        r.tableName(tables.addresses())
                            .indexName("suppressed")
                            .keyConditionExpression("sp = :sp")
                            .expressionAttributeValues(Map.of(":sp", Item.text("acme"))))
                .items())
        .extracting(item -> item.get("ss").s())
        .containsExactly("+12125550102");
  }

  @Test
  void watermarksOfShardsThatHaveBeenSilentForTwoDaysAreForgotten() {
    DynamoCounts counts = new DynamoCounts(tables.client(), tables.campaigns());
    Counts.Change change = new Counts.Change("1".repeat(40), new Tally(Map.of("started", 1L)));
    counts.fold(Examples.CAMPAIGN, "old", List.of(change), NOW);
    counts.fold(Examples.CAMPAIGN, "young", List.of(change), NOW.plusSeconds(1));

    counts.fold(
        Examples.CAMPAIGN, "new", List.of(change), NOW.plus(Duration.ofDays(2)).plusSeconds(1));

    Map<String, AttributeValue> item =
        tables
            .client()
            .getItem(
                r ->
                    r.tableName(tables.campaigns())
                        .key(Keys.ofCampaign(Examples.CAMPAIGN, "counts")))
            .item();
    assertThat(item.get("f.started").n()).isEqualTo("3");
    assertThat(item).containsOnlyKeys("pk", "f.started", "w:young", "w:new");
  }

  private List<String> keys() {
    return tables.client().scan(r -> r.tableName(tables.addresses())).items().stream()
        .map(item -> item.get("pk").s() + " / " + item.get("sk").s())
        .collect(Collectors.toList());
  }

  private static Recipient withContext(Map<String, Object> context) {
    Recipient like = Examples.recipient(number(1));
    Enrolment enrolment = like.enrolment();
    return Recipient.enrolled(
        like.key(),
        like.id(),
        new Enrolment(
            enrolment.contact(),
            enrolment.chunk(),
            enrolment.priority(),
            enrolment.from(),
            context,
            enrolment.at()),
        like.place());
  }
}
