package dev.rollcall.api.tether;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the body of {@code POST /api/campaigns} and finds everything that is wrong with it. */
final class CreateCampaignReader {
  /** Over all sources. */
  static final int CONTACTS_MAX = 20_000;

  private static final int NAME_CHARS_MAX = 255;
  private static final String MESSAGE = "message";
  private static final String TYPE = "type";
  private static final String SEGMENTATION = "segmentation";
  private static final String ASSIGNMENT = "assignment";
  private static final String NEW = "newContacts";
  private static final String SELECTED = "selectedExistingContacts";
  private static final String IDS = "userIds";
  private static final String CSV = "rawCsvData";
  private static final List<String> SOURCES = List.of(NEW, SELECTED, IDS, CSV);
  private static final Set<String> STATUSES = Set.of("draft", "scheduled");
  private static final Set<String> TYPES = Set.of("sms", "whatsapp", "email", "call");

  /** Every order carries them. */
  private static final int CONTEXT_BYTES_MAX = 32 * 1024;

  private final PhoneNumbers numbers;
  private final Zones zones;
  private final Wording wording;

  CreateCampaignReader(PhoneNumbers numbers, Zones zones, Wording wording) {
    this.numbers = numbers;
    this.zones = zones;
    this.wording = wording;
  }

  /** The request in a body; empty once any fault is noted. */
  Optional<CreateCampaignRequest> read(JsonNode body, Tenant tenant, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, tenant, faults));
  }

  private Optional<CreateCampaignRequest> read(Fields fields, Tenant tenant, Faults faults) {
    Optional<String> name = fields.text("name", Need.REQUIRED, 1, NAME_CHARS_MAX);
    Optional<String> message = message(fields);
    Channel channel = channel(fields, tenant);
    Optional<Instant> scheduleDate = fields.time("scheduleDate", Need.OPTIONAL);
    Optional<String> process = fields.text("process", Need.OPTIONAL, 0, NAME_CHARS_MAX);
    boolean draft =
        fields.oneOf("status", Need.OPTIONAL, STATUSES).filter("draft"::equals).isPresent();
    boolean isAutopilot = fields.flag("isAutopilot", Need.OPTIONAL).orElse(false);
    Optional<Map<String, Object>> segmentation = fields.object(SEGMENTATION, Need.OPTIONAL);
    Optional<Map<String, Object>> assignment = fields.object(ASSIGNMENT, Need.OPTIONAL);
    if (bytes(segmentation) + bytes(assignment) > CONTEXT_BYTES_MAX) {
      fields.fault(
          segmentation.isPresent() ? SEGMENTATION : ASSIGNMENT,
          Kind.UNACCEPTABLE,
          "must not exceed 32 KB, segmentation and assignment together");
    }
    ContactReader contacts =
        new ContactReader(zones, new PhoneFields(numbers, tenant.policy()), channel);
    readContacts(fields, contacts, channel, faults);
    fields.rejectOthers();
    noteIfNobody(contacts, faults);
    return faults.isEmpty()
        ? Optional.of(
            new CreateCampaignRequest(
                name.orElseThrow(),
                message.orElseThrow(),
                channel,
                draft,
                scheduleDate,
                isAutopilot,
                process,
                segmentation,
                assignment,
                contacts.named(),
                contacts.unusable(),
                contacts.userIds()))
        : Optional.empty();
  }

  private Optional<String> message(Fields fields) {
    Optional<String> message = fields.text(MESSAGE, Need.REQUIRED, 1, Wording.TEMPLATE_CHARS_MAX);
    if (message.filter(String::isBlank).isPresent()) {
      fields.fault(MESSAGE, Kind.UNACCEPTABLE, "must not be blank");
    }
    message
        .map(wording::faults)
        .orElse(List.of())
        .forEach(fault -> fields.fault(MESSAGE, Kind.UNACCEPTABLE, fault));
    return message;
  }

  private static Channel channel(Fields fields, Tenant tenant) {
    Channel channel = fields.oneOf(TYPE, Need.OPTIONAL, TYPES).map(Channel::of).orElse(Channel.SMS);
    if (tenant.channel(channel).isEmpty()) {
      fields.fault(TYPE, Kind.UNACCEPTABLE, "this account has no channel for " + channel.word());
    }
    return channel;
  }

  /** In the order in which a later word counts more. */
  private static void readContacts(
      Fields fields, ContactReader contacts, Channel channel, Faults faults) {
    fields.list(NEW, Need.OPTIONAL, 0, CONTACTS_MAX, contacts::describe);
    fields.list(SELECTED, Need.OPTIONAL, 0, CONTACTS_MAX, contacts::select);
    fields.list(IDS, Need.OPTIONAL, 0, CONTACTS_MAX, contacts::recall);
    fields
        .fields(CSV, Need.OPTIONAL)
        .ifPresent(
            csv ->
                new CsvReader(contacts, channel == Channel.EMAIL, Path.ROOT.name(CSV), faults)
                    .read(csv, CONTACTS_MAX));
    if (contacts.count() > CONTACTS_MAX) {
      faults.add(
          Path.ROOT,
          Kind.LIST_TOO_LONG,
          "must name at most %d contacts in all".formatted(CONTACTS_MAX));
    }
  }

  /** While somebody remains, whoever cannot be reached is reported and loses nobody else. */
  private static void noteIfNobody(ContactReader contacts, Faults faults) {
    if (contacts.count() > 0) {
      if (contacts.named().isEmpty()) {
        note(contacts.unusable(), faults);
      }
    } else if (faults.list().stream().noneMatch(CreateCampaignReader::isOfSource)) {
      faults.add(Path.ROOT, Kind.MISSING, "must name a contact in " + String.join(", ", SOURCES));
    }
  }

  private static boolean isOfSource(Fault fault) {
    List<Object> steps = fault.path().steps();
    return !steps.isEmpty() && SOURCES.contains(steps.getFirst());
  }

  static void note(List<Unusable> unusable, Faults faults) {
    for (Unusable one : unusable) {
      for (Fault fault : one.faults()) {
        faults.add(fault.path(), fault.kind(), fault.message());
      }
    }
  }

  private static int bytes(Optional<Map<String, Object>> object) {
    return object
        .map(Json::write)
        .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .orElse(0);
  }
}
