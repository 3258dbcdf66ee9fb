package dev.rollcall.aws.dynamo;

import dev.rollcall.core.campaign.CampaignId;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.recipient.Recipient;
import dev.rollcall.core.recipient.RecipientId;
import dev.rollcall.core.recipient.RecipientKey;
import dev.rollcall.core.recipient.Recipients;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Recipients in the table of addresses. */
public final class DynamoRecipients implements Recipients {
  private final Table addresses;

  /** Recipients in this table. */
  public DynamoRecipients(DynamoDbClient client, String addressesTable) {
    this.addresses = new Table(client, addressesTable);
  }

  @Override
  public Write<Recipient> enrol(Recipient recipient) {
    addresses.put(
        new Item()
            .all(Keys.reference(recipient.id()))
            .text("c", recipient.key().campaign().value())
            .text("a", recipient.key().address().value())
            .build());
    Map<String, AttributeValue> row = RecipientItem.write(recipient);
    if (RecipientItem.hasContextElsewhere(row)) {
      addresses.put(RecipientItem.writeContext(recipient));
    }
    return addresses.put(row, recipient.version(), this::read);
  }

  @Override
  public Optional<Recipient> find(RecipientKey key) {
    return addresses.find(Keys.recipient(key)).map(this::read);
  }

  @Override
  public Optional<Recipient> glance(RecipientKey key) {
    return addresses.glance(Keys.recipient(key)).map(this::read);
  }

  @Override
  public List<Recipient> glanceAll(List<RecipientKey> keys) {
    Map<RecipientKey, Recipient> found = new HashMap<>();
    addresses
        .glanceAll(keys.stream().map(Keys::recipient).toList())
        .forEach(row -> found.put(Keys.recipientOf(row), withoutContext(row)));
    return keys.stream().flatMap(key -> Optional.ofNullable(found.get(key)).stream()).toList();
  }

  private static Recipient withoutContext(Attributes row) {
    return RecipientItem.hasContextElsewhere(row.values())
        ? RecipientItem.read(row, Map.of())
        : RecipientItem.read(row.values());
  }

  @Override
  public Optional<RecipientKey> locate(RecipientId id) {
    return addresses
        .glance(Keys.reference(id))
        .or(() -> addresses.find(Keys.reference(id)))
        .map(
            item ->
                new RecipientKey(
                    id.tenant(), new CampaignId(item.text("c")), new Address(item.text("a"))));
  }

  @Override
  public List<Recipient> ofAddress(TenantId tenant, Address address) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :recipient)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", Item.text(Keys.partition(tenant, address)),
                    ":recipient", Item.text(Keys.RECIPIENT)));
    return addresses.query(query, Integer.MAX_VALUE).map(this::read).toList();
  }

  @Override
  public void forget(Recipient recipient) {
    addresses.delete(Keys.reference(recipient.id()));
    addresses.delete(Keys.context(recipient));
  }

  @Override
  public Write<Recipient> save(Recipient recipient) {
    return addresses.put(RecipientItem.write(recipient), recipient.version(), this::read);
  }

  /** A row that was read is written back whole, so its context must come with it. */
  private Recipient read(Attributes row) {
    return RecipientItem.hasContextElsewhere(row.values())
        ? RecipientItem.read(row, contextOf(RecipientItem.read(row.values())))
        : RecipientItem.read(row.values());
  }

  private Map<String, Object> contextOf(Recipient recipient) {
    return addresses
        .find(Keys.context(recipient))
        .map(RecipientItem::readContext)
        .orElseThrow(() -> new IllegalStateException("a recipient's context is missing"));
  }
}
