package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.list.ListEntry;

/**
 * A number in a contact list.
 *
 * @param contactId whose it was when it was added
 * @param priority 1 first, to 9
 */
@JsonNaming(SnakeCaseStrategy.class)
record EntryShown(
    String phoneNumber, String contactId, int priority, String addedAt, String expiresAt) {
  static EntryShown of(ListEntry entry) {
    return new EntryShown(
        entry.address().value(),
        entry.contact().value(),
        entry.priority(),
        entry.addedAt().toString(),
        entry.expiresAt().toString());
  }
}
