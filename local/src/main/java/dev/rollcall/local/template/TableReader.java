package dev.rollcall.local.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::DynamoDB::Table}. */
final class TableReader {
  private TableReader() {}

  static TableSpec read(String id, Block block) {
    List<TableSpec.Index> indexes = new ArrayList<>();
    indexes.addAll(indexes(block, "GlobalSecondaryIndexes", true));
    indexes.addAll(indexes(block, "LocalSecondaryIndexes", false));
    TableSpec table =
        new TableSpec(
            id,
            block.text("TableName").orElse(id),
            attributes(block),
            keys(block),
            indexes,
            streamView(block.block("StreamSpecification")),
            timeToLive(block.block("TimeToLiveSpecification")));
    block
        .ignoring(
            "BillingMode",
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "ProvisionedThroughput",
            "SSESpecification",
            "TableClass",
            "Tags",
            "WarmThroughput")
        .end();
    return table;
  }

  private static Map<String, String> attributes(Block block) {
    Map<String, String> types = new HashMap<>();
    for (Block attribute : block.blocks("AttributeDefinitions")) {
      types.put(attribute.required("AttributeName"), attribute.required("AttributeType"));
    }
    return types;
  }

  private static List<TableSpec.Key> keys(Block block) {
    return block.blocks("KeySchema").stream()
        .map(key -> new TableSpec.Key(key.required("AttributeName"), key.required("KeyType")))
        .toList();
  }

  private static List<TableSpec.Index> indexes(Block block, String key, boolean global) {
    return block.blocks(key).stream().map(index -> index(index, global)).toList();
  }

  private static TableSpec.Index index(Block block, boolean global) {
    Block projection = block.block("Projection");
    TableSpec.Index index =
        new TableSpec.Index(
            block.required("IndexName"),
            global,
            keys(block),
            projection.required("ProjectionType"),
            projection.texts("NonKeyAttributes"));
    projection.end();
    block
        .ignoring(
            "ContributorInsightsSpecification",
            "OnDemandThroughput",
            "ProvisionedThroughput",
            "WarmThroughput")
        .end();
    return index;
  }

  private static Optional<String> streamView(Block block) {
    Optional<String> view = block.text("StreamViewType");
    block.ignoring("ResourcePolicy").end();
    return view;
  }

  private static Optional<String> timeToLive(Block block) {
    Optional<String> attribute = block.text("AttributeName").filter(_ -> block.flag("Enabled"));
    block.ignoring("Enabled").end();
    return attribute;
  }
}
