package dev.rollcall.api.tether;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.intake.FindContacts;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the body of {@code POST /api/campaigns} and finds everything that is wrong with it. */
final class CreateCampaignReader {
  /** Over all sources. */
  static final int CONTACTS_MAX = 20_000;

  private static final Channel CHANNEL_DEFAULT = Channel.SMS;
  private static final int NAME_CHARS_MAX = 255;
  private static final String MESSAGE = "message";
  private static final String TYPE = "type";
  private static final String NEW = "newContacts";
  private static final String SELECTED = "selectedExistingContacts";
  private static final String IDS = "userIds";
  private static final String CSV = "rawCsvData";
  private static final List<String> SOURCES = List.of(NEW, SELECTED, IDS, CSV);
  private static final Set<String> STATUSES = Set.of("draft", "scheduled");
  private static final Set<String> TYPES = Set.of("sms", "whatsapp", "email", "call");

  private final PhoneNumbers numbers;
  private final Zones zones;
  private final Wording wording;
  private final Invitation invitation;

  CreateCampaignReader(PhoneNumbers numbers, Zones zones, Wording wording, FindContacts find) {
    this.numbers = numbers;
    this.zones = zones;
    this.wording = wording;
    this.invitation = new Invitation(find, wording);
  }

  /** The request in a body; empty once any fault is noted. */
  Optional<CreateCampaignRequest> read(JsonNode body, Tenant tenant, Faults faults) {
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, tenant, faults));
  }

  private Optional<CreateCampaignRequest> read(Fields fields, Tenant tenant, Faults faults) {
    Optional<String> name = fields.text("name", Need.REQUIRED, 1, NAME_CHARS_MAX);
    Optional<String> message = message(fields);
    Optional<Channel> channel = channel(fields, tenant);
    Optional<Instant> scheduleDate = fields.time("scheduleDate", Need.OPTIONAL);
    boolean draft =
        fields.oneOf("status", Need.OPTIONAL, STATUSES).filter("draft"::equals).isPresent();
    Extras extras = Extras.read(fields);
    PhoneFields phones = new PhoneFields(numbers, tenant.policy());
    ContactReader contacts = new ContactReader(zones, phones, channel.orElse(CHANNEL_DEFAULT));
    readContacts(fields, contacts, faults);
    fields.rejectOthers();
    Optional<Audience> audience =
        channel
            .filter(known -> isAnybody(contacts, faults))
            .map(known -> invitation.audience(known, contacts, tenant.id(), phones, faults));
    if (channel.isEmpty() && contacts.named().isEmpty()) {
      Invitation.note(contacts.unusable(), faults);
    }
    if (message.isPresent() && audience.isPresent() && !isSourceFaulty(faults)) {
      invitation.check(message.get(), extras, audience.get(), tenant.id(), faults);
    }
    return faults.isEmpty()
        ? Optional.of(
            new CreateCampaignRequest(
                name.orElseThrow(),
                message.orElseThrow(),
                channel.orElseThrow(),
                draft,
                scheduleDate,
                extras,
                audience.orElseThrow(),
                contacts.userIds()))
        : Optional.empty();
  }

  /** A message in which nothing is wrong. */
  private Optional<String> message(Fields fields) {
    Optional<String> message = fields.text(MESSAGE, Need.REQUIRED, 1, Wording.TEMPLATE_CHARS_MAX);
    List<String> wrong = new ArrayList<>();
    if (message.filter(String::isBlank).isPresent()) {
      wrong.add("must not be blank");
    }
    message.map(wording::faults).ifPresent(wrong::addAll);
    wrong.forEach(fault -> fields.fault(MESSAGE, Kind.UNACCEPTABLE, fault));
    return message.filter(text -> wrong.isEmpty());
  }

  /** The channel that is meant, whether or not the account has it. */
  private static Optional<Channel> channel(Fields fields, Tenant tenant) {
    Optional<Channel> channel =
        fields.has(TYPE)
            ? fields.oneOf(TYPE, Need.OPTIONAL, TYPES).map(Channel::of)
            : Optional.of(CHANNEL_DEFAULT);
    Channel meant = channel.orElse(CHANNEL_DEFAULT);
    if (tenant.channel(meant).isEmpty()) {
      fields.fault(TYPE, Kind.UNACCEPTABLE, "this account has no channel for " + meant.word());
    }
    return channel;
  }

  /** In the order in which a later word counts more. */
  private static void readContacts(Fields fields, ContactReader contacts, Faults faults) {
    fields.list(NEW, Need.OPTIONAL, 0, CONTACTS_MAX, contacts::describe);
    fields.list(SELECTED, Need.OPTIONAL, 0, CONTACTS_MAX, contacts::select);
    fields.list(IDS, Need.OPTIONAL, 0, CONTACTS_MAX, contacts::recall);
    fields
        .fields(CSV, Need.OPTIONAL)
        .ifPresent(
            csv -> new CsvReader(contacts, Path.ROOT.name(CSV), faults).read(csv, CONTACTS_MAX));
    if (contacts.count() > CONTACTS_MAX) {
      faults.add(
          Path.ROOT,
          Kind.LIST_TOO_LONG,
          "must name at most %d contacts in all".formatted(CONTACTS_MAX));
    }
  }

  /** Whether there is somebody to look for; if nobody is named in a usable way, it is noted. */
  private static boolean isAnybody(ContactReader contacts, Faults faults) {
    if (contacts.count() == 0 && !isSourceFaulty(faults)) {
      faults.add(Path.ROOT, Kind.MISSING, "must name a contact in " + String.join(", ", SOURCES));
    }
    return contacts.count() > 0 && contacts.count() <= CONTACTS_MAX;
  }

  private static boolean isSourceFaulty(Faults faults) {
    return faults.list().stream().anyMatch(CreateCampaignReader::isOfSource);
  }

  private static boolean isOfSource(Fault fault) {
    List<Object> steps = fault.path().steps();
    return !steps.isEmpty()
        && SOURCES.contains(steps.getFirst())
        && fault.kind() != Kind.UNKNOWN_NAME;
  }
}
