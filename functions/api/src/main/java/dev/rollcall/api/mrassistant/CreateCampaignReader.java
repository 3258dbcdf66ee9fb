package dev.rollcall.api.mrassistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.Fields;
import dev.rollcall.api.http.Need;
import dev.rollcall.api.http.Path;
import dev.rollcall.api.intake.PhoneFields;
import dev.rollcall.api.intake.WebhookFields;
import dev.rollcall.api.mrassistant.CreateCampaignRequest.Target;
import dev.rollcall.core.campaign.CampaignWebhook;
import dev.rollcall.core.channel.Channel;
import dev.rollcall.core.contact.PhoneNumbers;
import dev.rollcall.core.tenant.Tenant;
import dev.rollcall.core.webhook.EndpointUrl;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the body of {@code POST /campaigns} and finds everything that is wrong with it. */
final class CreateCampaignReader {
  private static final int NAME_CHARS_MAX = 255;
  private static final int TARGETS_MAX = 1000;
  private static final int CONCURRENT_CALLS_MAX = 10;
  private static final int RETRY_ATTEMPTS_MAX = 3;

  private final PhoneNumbers numbers;
  private final WebhookFields webhooks;

  CreateCampaignReader(PhoneNumbers numbers, EndpointUrl endpoints) {
    this.numbers = numbers;
    this.webhooks = new WebhookFields(endpoints);
  }

  /** The request in a body; empty once any fault is noted. */
  Optional<CreateCampaignRequest> read(JsonNode body, Tenant tenant, Faults faults) {
    if (tenant.channel(Channel.CALL).isEmpty()) {
      faults.add(Path.ROOT, Kind.UNACCEPTABLE, "this account has no channel for calls");
    }
    return Fields.of(body, Path.ROOT, faults).flatMap(fields -> read(fields, tenant, faults));
  }

  private Optional<CreateCampaignRequest> read(Fields fields, Tenant tenant, Faults faults) {
    Optional<String> agentId = fields.uuid("agent_id", Need.REQUIRED);
    Optional<String> name = fields.text("name", Need.REQUIRED, 1, NAME_CHARS_MAX);
    Optional<Instant> scheduleAt = fields.time("schedule_at", Need.NULLABLE);
    Optional<Integer> concurrentCalls =
        fields.integer("concurrent_calls", Need.OPTIONAL, 1, CONCURRENT_CALLS_MAX);
    boolean retryFailed = fields.flag("retry_failed", Need.OPTIONAL).orElse(false);
    int retries = fields.integer("retry_attempts", Need.OPTIONAL, 0, RETRY_ATTEMPTS_MAX).orElse(0);
    Map<String, Object> context = fields.object("context", Need.OPTIONAL).orElse(Map.of());
    Contexts contexts = new Contexts(context);
    if (contexts.isTooLarge()) {
      fields.fault("context", Kind.UNACCEPTABLE, "must not exceed 32 KB");
    }
    TargetReader reader =
        new TargetReader(new PhoneFields(numbers, tenant.policy()), contexts, faults);
    List<Target> targets = fields.list("targets", Need.REQUIRED, 1, TARGETS_MAX, reader::read);
    reader.noteRepeats(targets);
    Optional<CampaignWebhook> webhook = webhook(fields);
    fields.rejectOthers();
    return faults.isEmpty()
        ? Optional.of(
            new CreateCampaignRequest(
                agentId.orElseThrow(),
                name.orElseThrow(),
                targets,
                scheduleAt,
                concurrentCalls.orElse(1),
                1 + (retryFailed ? retries : 0),
                context,
                webhook))
        : Optional.empty();
  }

  private Optional<CampaignWebhook> webhook(Fields fields) {
    Optional<String> url = webhooks.url(fields, "webhook_url", Need.NULLABLE);
    Optional<String> secret = WebhookFields.secret(fields, "webhook_secret");
    boolean everyCall = fields.flag("notify_on_call_complete", Need.OPTIONAL).orElse(false);
    return url.map(text -> new CampaignWebhook(text, secret, everyCall));
  }
}
