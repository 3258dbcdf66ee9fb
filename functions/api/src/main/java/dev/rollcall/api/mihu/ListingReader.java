package dev.rollcall.api.mihu;

import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.mihu.ListingRequest.Target;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.rule.Rules;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.time.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads the body of {@code POST /api/v1/listings} and finds everything that is wrong with it. */
final class ListingReader {
  private static final String TEMPLATE = "contact_template_setting_id";
  private static final int NAME_CHARS_MAX = 255;
  private static final int DESCRIPTION_CHARS_MAX = 5000;

  /** Where every day ends last. */
  private static final ZoneOffset LAST_TO_END = ZoneOffset.ofHours(-12);

  private final PhoneNumbers numbers;
  private final Zones zones;
  private final Rules rules;
  private final Templates templates;

  ListingReader(PhoneNumbers numbers, Zones zones, Rules rules, Templates templates) {
    this.numbers = numbers;
    this.zones = zones;
    this.rules = rules;
    this.templates = templates;
  }

  /** The request in a body; empty once any fault of it as a whole is noted, with all others. */
  Optional<ListingRequest> read(Visit visit) {
    return Fields.of(visit.body(), Path.ROOT, visit.faults())
        .flatMap(fields -> read(fields, visit));
  }

  private Optional<ListingRequest> read(Fields fields, Visit visit) {
    Tenant tenant = visit.tenant();
    Faults faults = visit.faults();
    Optional<String> name = fields.text("name", Need.REQUIRED, 1, NAME_CHARS_MAX);
    Roll roll =
        Roll.read(new ContactReader(new PhoneFields(numbers, tenant.policy()), zones), fields);
    Optional<String> description =
        fields.text("description", Need.NULLABLE, 0, DESCRIPTION_CHARS_MAX);
    Optional<RuleType> type =
        fields.has("campaign_type")
            ? RuleReader.type(fields, "campaign_type")
            : Optional.of(RuleType.CALL);
    Optional<Ways> ways = type.map(known -> new Ways(known, tenant));
    if (ways.isPresent() && !ways.get().any()) {
      fields.fault("campaign_type", Kind.UNACCEPTABLE, "is nothing this account has a channel for");
    }
    Optional<LocalDate> startDate = fields.date("start_date", Need.OPTIONAL);
    Optional<LocalDate> endDate = endDate(fields, startDate, visit.acceptedAt());
    Optional<String> agent = fields.uuid("agent_uuid", Need.OPTIONAL);
    Optional<MessageTemplate> template = template(fields, tenant);
    if (type.filter(RuleType.TEXT::equals).isPresent()
        && !fields.has("agent_uuid")
        && !fields.hasValue(TEMPLATE)) {
      fields.fault(
          TEMPLATE, Kind.MISSING, "is required for texts, unless agent_uuid says who writes them");
    }
    ListingRule rule = ListingRule.of(fields, type, tenant, rules);
    boolean autoStart = fields.flag("auto_start", Need.OPTIONAL).orElse(false);
    fields.rejectOthers();
    List<Target> targets = ways.filter(Ways::any).map(roll::targets).orElse(List.of());
    if (!faults.isEmpty() || targets.isEmpty()) {
      roll.rejections().noteIn(faults);
      return Optional.empty();
    }
    return Optional.of(
        new ListingRequest(
            name.orElseThrow(),
            description,
            startDate,
            endDate,
            agent,
            template,
            rule.rule(),
            rule.uuid(),
            autoStart,
            targets,
            roll.received(),
            roll.rejections().shown()));
  }

  private static Optional<LocalDate> endDate(
      Fields fields, Optional<LocalDate> startDate, Instant now) {
    Optional<LocalDate> endDate = fields.date("end_date", Need.OPTIONAL);
    if (endDate.isPresent() && startDate.filter(endDate.get()::isBefore).isPresent()) {
      fields.fault("end_date", Kind.UNACCEPTABLE, "must not be before start_date");
    }
    LocalDate today = now.atOffset(LAST_TO_END).toLocalDate();
    if (endDate.filter(today::isAfter).isPresent()) {
      fields.fault("end_date", Kind.UNACCEPTABLE, "is over everywhere");
    }
    return endDate;
  }

  private Optional<MessageTemplate> template(Fields fields, Tenant tenant) {
    Optional<Integer> number = fields.integer(TEMPLATE, Need.NULLABLE, 1, Integer.MAX_VALUE);
    Optional<MessageTemplate> template =
        number.flatMap(n -> templates.find(new TemplateKey(tenant.id(), n)));
    if (number.isPresent() && template.isEmpty()) {
      fields.fault(TEMPLATE, Kind.UNACCEPTABLE, "names no template of this account");
    }
    return template;
  }
}
