package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.contact.Address;
import dev.rollcall.core.contact.Contact;
import dev.rollcall.core.time.DayPart;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact by itself.
 *
 * @param timezone stated for them; null where it follows from the number
 * @param attributes names, company and custom fields
 * @param expiresAt when they are forgotten, unless somebody uses them before
 */
@JsonNaming(SnakeCaseStrategy.class)
record ContactShown(
    String id,
    @Nullable String phoneNumber,
    @Nullable String email,
    @Nullable String timezone,
    @Nullable String preferredContactTime,
    Map<String, Object> attributes,
    String updatedAt,
    @Nullable String expiresAt) {
  static ContactShown of(Contact contact) {
    return new ContactShown(
        contact.id().value(),
        Shown.orNull(contact.phone().map(Address::value)),
        Shown.orNull(contact.email().map(Address::value)),
        Shown.orNull(contact.zone()),
        Shown.orNull(contact.part().map(DayPart::word)),
        contact.attributes(),
        contact.acceptedAt().toString(),
        Shown.time(contact.expiresAt()));
  }
}
