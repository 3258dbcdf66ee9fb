package dev.rollcall.aws.dynamo;

import dev.rollcall.core.rule.RuleKey;
import dev.rollcall.core.rule.RulePage;
import dev.rollcall.core.rule.RuleRecord;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.store.Write;
import dev.rollcall.core.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Rules in the table of campaigns. */
public final class DynamoRules implements Rules {
  private static final Comparator<Attributes> NEWEST_FIRST =
      Comparator.<Attributes, String>comparing(item -> item.text("rs")).reversed();

  private final Table campaigns;

  /** Rules in this table. */
  public DynamoRules(DynamoDbClient client, String campaignsTable) {
    this.campaigns = new Table(client, campaignsTable);
  }

  @Override
  public Optional<RuleRecord> find(RuleKey key) {
    return campaigns.find(Keys.rule(key)).map(RuleRecordItem::read);
  }

  @Override
  public Write<RuleRecord> save(RuleRecord rule) {
    return campaigns.put(RuleRecordItem.write(rule), rule.version(), RuleRecordItem::read);
  }

  @Override
  public RulePage page(TenantId tenant, Optional<RuleType> type, int page, int perPage) {
    // The total wants every key anyway; a rule that is changing its type may stand in both lists.
    List<RuleKey> all =
        type.map(Stream::of)
            .orElseGet(() -> Stream.of(RuleType.values()))
            .flatMap(each -> index(tenant, each))
            .sorted(NEWEST_FIRST)
            .map(RuleRecordItem::keyOf)
            .distinct()
            .toList();
    List<RuleKey> keys = all.stream().skip((page - 1L) * perPage).limit(perPage).toList();
    Map<RuleKey, RuleRecord> byKey = new HashMap<>();
    campaigns
        .glanceAll(keys.stream().map(Keys::rule).toList())
        .forEach(item -> byKey.put(RuleRecordItem.keyOf(item), RuleRecordItem.read(item)));
    return new RulePage(
        keys.stream().flatMap(key -> Optional.ofNullable(byKey.get(key)).stream()).toList(),
        all.size());
  }

  private Stream<Attributes> index(TenantId tenant, RuleType type) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .indexName("recent")
            .keyConditionExpression("rp = :rp")
            .expressionAttributeValues(
                Map.of(":rp", Item.text(RuleRecordItem.recentPartition(tenant, type))));
    return campaigns.query(query, Integer.MAX_VALUE);
  }
}
