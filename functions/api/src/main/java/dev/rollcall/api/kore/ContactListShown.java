package dev.rollcall.api.kore;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rollcall.core.list.ContactList;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A contact list as this dialect shows it.
 *
 * @param mapping which column holds what, always under its own name
 * @param campaignInUse ids of the campaigns made from it
 * @param columns nothing: whatever a row brings along is kept without being declared
 * @param files nothing: rows come in by requests
 */
@JsonPropertyOrder({
  "isActive",
  "name",
  "description",
  "totalRecordCount",
  "status",
  "createdBy",
  "updatedBy",
  "mapping",
  "isListInUse",
  "listType",
  "isGlobalDNC",
  "isDefault",
  "campaignInUse",
  "source",
  "apiConfigurations",
  "columns",
  "files",
  "createdAt",
  "updatedAt",
  "_id",
  "allowDuplicates"
})
record ContactListShown(
    @JsonProperty("isActive") boolean active,
    String name,
    String description,
    long totalRecordCount,
    String status,
    String createdBy,
    String updatedBy,
    Mapping mapping,
    @JsonProperty("isListInUse") boolean listInUse,
    String listType,
    @JsonProperty("isGlobalDNC") boolean globalDnc,
    @JsonProperty("isDefault") boolean defaultList,
    List<String> campaignInUse,
    String source,
    Synchronisation apiConfigurations,
    List<String> columns,
    List<String> files,
    String createdAt,
    String updatedAt,
    @JsonProperty("_id") String id,
    boolean allowDuplicates) {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Which column holds what. */
  record Mapping(
      String firstName,
      String lastName,
      String phoneNumber,
      String timeZone,
      String uniqueId,
      String contactPriority) {
    static final Mapping SAME =
        new Mapping(
            "firstName", "lastName", "phoneNumber", "timeZone", "uniqueId", "contactPriority");
  }

  /** What becomes of a number that is there already. */
  record Synchronisation(String dataSyncMode) {}

  static ContactListShown of(ContactList list) {
    List<String> campaigns = list.uses().stream().map(use -> use.campaign().value()).toList();
    return new ContactListShown(
        true,
        list.name(),
        list.description(),
        list.records(),
        "Ready",
        list.createdBy(),
        list.updatedBy(),
        Mapping.SAME,
        !campaigns.isEmpty(),
        "call",
        false,
        false,
        campaigns,
        list.source(),
        new Synchronisation(list.allowDuplicates() ? "allowDuplicates" : "updateDuplicates"),
        List.of(),
        List.of(),
        time(list.createdAt()),
        time(list.updatedAt()),
        list.key().id().value(),
        list.allowDuplicates());
  }

  private static String time(Instant instant) {
    return MILLIS.format(instant);
  }
}
