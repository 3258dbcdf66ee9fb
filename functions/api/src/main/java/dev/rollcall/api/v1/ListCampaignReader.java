package dev.rollcall.api.v1;

import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.WebhookFields;
import dev.rollcall.aws.json.Json;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.campaign.Schedule;
import dev.rollcall.core.campaign.Script;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.message.MessageTemplate;
import dev.rollcall.core.message.TemplateKey;
import dev.rollcall.core.message.Templates;
import dev.rollcall.core.message.Wording;
import dev.rollcall.core.rule.Rule;
import dev.rollcall.core.rule.RuleType;
import dev.rollcall.core.tenant.ChannelSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what campaign is to be made from a list, and finds everything that is wrong with it. */
record ListCampaignReader(
    RuleReader rules, Templates templates, Wording wording, WebhookFields webhooks) {
  private static final int NAME_CHARS_MAX = 255;
  private static final int CONTEXT_BYTES_MAX = 32 * 1024;

  /** Lists hold telephone numbers. */
  private static final Set<String> CHANNELS =
      Set.of(Channel.CALL.word(), Channel.SMS.word(), Channel.WHATSAPP.word());

  /** Where the last day that is still today somewhere ends. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  /** The request of a visit; empty once any fault is noted. */
  Optional<ListCampaignRequest> read(Visit visit) {
    return Fields.of(visit.body(), Path.ROOT, visit.faults())
        .flatMap(fields -> read(visit, fields));
  }

  private Optional<ListCampaignRequest> read(Visit visit, Fields fields) {
    Optional<String> name = fields.words("name", Need.REQUIRED, NAME_CHARS_MAX);
    Channel channel =
        fields.oneOf("channel", Need.OPTIONAL, CHANNELS).map(Channel::of).orElse(Channel.CALL);
    Optional<ChannelSettings> settings = visit.tenant().channel(channel);
    if (settings.isEmpty()) {
      fields.fault("channel", Kind.UNACCEPTABLE, "is none that this account has");
    }
    RuleType type = channel == Channel.CALL ? RuleType.CALL : RuleType.TEXT;
    Rule rule = rules.read(fields, visit.tenant(), type);
    Script script = script(visit, fields, channel);
    Schedule schedule = schedule(visit, fields);
    int concurrency =
        fields.integer("concurrency", Need.NULLABLE, 1, Campaign.CONCURRENCY_MAX).orElse(0);
    Optional<CampaignWebhook> webhook = fields.fields("webhook", Need.NULLABLE).map(this::webhook);
    fields.rejectOthers();
    return visit.faults().isEmpty()
        ? Optional.of(
            new ListCampaignRequest(
                name.orElseThrow(),
                channel,
                rule,
                script,
                schedule,
                concurrency,
                settings.orElseThrow().shards(),
                webhook))
        : Optional.empty();
  }

  private Script script(Visit visit, Fields fields, Channel channel) {
    Optional<String> agent = fields.uuid("agent_id", Need.NULLABLE);
    Optional<String> message = fields.words("message", Need.NULLABLE, Wording.TEMPLATE_CHARS_MAX);
    message
        .map(wording::faults)
        .ifPresent(
            faults -> faults.forEach(fault -> fields.fault("message", Kind.UNACCEPTABLE, fault)));
    Optional<String> template = template(visit, fields);
    if (fields.hasValue("message") && fields.hasValue("template_id")) {
      fields.fault("template_id", Kind.UNACCEPTABLE, "must not stand beside a message");
    }
    boolean speaks = fields.hasValue("message") || fields.hasValue("template_id");
    if (channel == Channel.CALL && !speaks && !fields.hasValue("agent_id")) {
      fields.fault("agent_id", Kind.MISSING, "is required, or a message or template_id instead");
    }
    if (channel != Channel.CALL && !speaks) {
      fields.fault("message", Kind.MISSING, "is required, or a template_id instead");
    }
    Map<String, Object> context = fields.object("context", Need.OPTIONAL).orElse(Map.of());
    if (Json.write(context).getBytes(StandardCharsets.UTF_8).length > CONTEXT_BYTES_MAX) {
      fields.fault("context", Kind.UNACCEPTABLE, "must not exceed 32 KB");
    }
    return new Script(agent, message.or(() -> template), context);
  }

  private Optional<String> template(Visit visit, Fields fields) {
    Optional<Integer> number = fields.integer("template_id", Need.NULLABLE, 1, Integer.MAX_VALUE);
    Optional<String> body =
        number
            .map(n -> new TemplateKey(visit.tenant().id(), n))
            .flatMap(templates::find)
            .map(MessageTemplate::body);
    if (number.isPresent() && body.isEmpty()) {
      fields.fault("template_id", Kind.UNACCEPTABLE, "is not that of a template");
    }
    return body;
  }

  private static Schedule schedule(Visit visit, Fields fields) {
    Instant now = visit.acceptedAt();
    boolean autoStart = fields.flag("auto_start", Need.OPTIONAL).orElse(true);
    Optional<Instant> at = fields.time("schedule_at", Need.NULLABLE);
    Optional<LocalDate> start = fields.date("start_date", Need.NULLABLE);
    Optional<LocalDate> end = fields.date("end_date", Need.NULLABLE);
    if (end.isPresent() && start.filter(end.get()::isBefore).isPresent()) {
      fields.fault("end_date", Kind.UNACCEPTABLE, "must not be before the start_date");
    }
    if (end.filter(day -> day.isBefore(now.atOffset(LAST_ZONE).toLocalDate())).isPresent()) {
      fields.fault("end_date", Kind.UNACCEPTABLE, "is over everywhere");
    }
    return new Schedule(autoStart, at, start, end)
        .bounded(now, visit.tenant().policy().retention().unusedContacts());
  }

  private CampaignWebhook webhook(Fields fields) {
    Optional<String> url = webhooks.url(fields, "url", Need.REQUIRED);
    Optional<String> secret = WebhookFields.secret(fields, "secret");
    boolean everyAttempt = fields.flag("every_attempt", Need.OPTIONAL).orElse(false);
    fields.rejectOthers();
    return new CampaignWebhook(url.orElse(""), secret, everyAttempt);
  }
}
