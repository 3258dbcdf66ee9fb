package dev.rollcall.aws.dynamo;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.suppression.AuditTrail;
import dev.rollcall.core.suppression.Lifted;
import dev.rollcall.core.tenant.TenantId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The record of lifted suppressions, kept beside the line from which they were lifted. */
public final class DynamoAuditTrail implements AuditTrail {
  private final Table addresses;

  /** The record in this table. */
  public DynamoAuditTrail(DynamoDbClient client, String addressesTable) {
    this.addresses = new Table(client, addressesTable);
  }

  @Override
  public void record(Lifted lifted) {
    addresses.put(
        new Item()
            .all(Keys.lifted(lifted))
            .map("su", SuppressionItem.write(lifted.suppression()).m())
            .time("at", lifted.at())
            .text("by", lifted.by())
            .text("reason", lifted.reason())
            .build());
  }

  @Override
  public List<Lifted> of(TenantId tenant, Address address) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :lifted)")
            .expressionAttributeValues(
                Map.of(
                    ":pk", Item.text(Keys.partition(tenant, address)),
                    ":lifted", Item.text(Keys.LIFTED)));
    return addresses.query(query, Integer.MAX_VALUE).map(DynamoAuditTrail::read).toList();
  }

  private static Lifted read(Attributes item) {
    return new Lifted(
        Keys.tenantOf(item),
        Keys.addressOf(item),
        SuppressionItem.read(item.nested("su")),
        item.time("at"),
        item.text("by"),
        item.maybeText("reason"));
  }
}
