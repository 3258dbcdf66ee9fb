package dev.rollcall.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A DynamoDB table as the template describes it. */
public record TableSpec(
    String logicalId,
    String name,
    Map<String, String> attributeTypes,
    List<Key> keys,
    List<Index> indexes,
    Optional<String> streamView,
    Optional<String> timeToLiveAttribute) {
  public TableSpec {
    attributeTypes = Map.copyOf(attributeTypes);
    keys = List.copyOf(keys);
    indexes = List.copyOf(indexes);
  }

  /** One part of a key: {@code HASH} or {@code RANGE}. */
  public record Key(String attribute, String type) {}

  /** A global or local secondary index and what it projects. */
  public record Index(
      String name, boolean global, List<Key> keys, String projection, List<String> attributes) {}
}
