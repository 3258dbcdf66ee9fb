package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.list.ContactList;
import java.util.List;

/**
 * A contact list.
 *
 * @param source where its contacts come from, in the words of the contract it came in by
 * @param records entries that were counted so far
 * @param awaitedParts parts of uploads that are still on their way in
 * @param campaigns ids of the campaigns made from it, newest first, at most 50
 */
@JsonNaming(SnakeCaseStrategy.class)
record ListShown(
    String id,
    String name,
    String description,
    String source,
    boolean allowDuplicates,
    long records,
    int awaitedParts,
    List<String> campaigns,
    String createdBy,
    String updatedBy,
    String createdAt,
    String updatedAt,
    String expiresAt) {
  static ListShown of(ContactList list) {
    return new ListShown(
        list.key().id().value(),
        list.name(),
        list.description(),
        list.source(),
        list.allowDuplicates(),
        list.records(),
        list.awaited().size(),
        list.uses().stream().map(use -> use.campaign().value()).toList(),
        list.createdBy(),
        list.updatedBy(),
        list.createdAt().toString(),
        list.updatedAt().toString(),
        list.expiresAt().toString());
  }
}
