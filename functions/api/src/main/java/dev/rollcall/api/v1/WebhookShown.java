package dev.rollcall.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.campaign.Campaign;
import dev.rollcall.core.publish.EventType;
import dev.rollcall.core.tenant.FormerSecret;
import dev.rollcall.core.webhook.EndpointName;
import dev.rollcall.core.webhook.EndpointState;
import dev.rollcall.core.webhook.Webhook;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as answers show it.
 *
 * @param eventTypes what it is told; empty for all but what there is one of for each attempt
 * @param campaignId the campaign that brought it; null if it is the tenant's
 * @param state a word for its {@link EndpointState}
 * @param formerSecretUntil how long the secret before this one signs too; null if it does not
 * @param secret signs what it is told; only in the answer that creates or replaces it
 */
@JsonNaming(SnakeCaseStrategy.class)
record WebhookShown(
    String id,
    String url,
    List<String> eventTypes,
    @Nullable String campaignId,
    String state,
    @Nullable String slowedUntil,
    @Nullable String disabledAt,
    String createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String formerSecretUntil,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
  private static final String OPEN = "open";

  static WebhookShown of(Webhook webhook) {
    return new WebhookShown(
        webhook.id().value(),
        webhook.url(),
        words(webhook.types()),
        null,
        OPEN,
        null,
        null,
        webhook.createdAt().toString(),
        until(webhook.former()),
        null);
  }

  /** The webhook that a campaign brought, if it did. */
  static Optional<WebhookShown> of(Campaign campaign) {
    return campaign
        .webhook()
        .map(
            webhook ->
                new WebhookShown(
                    new EndpointName.OfCampaign(campaign.key().id()).text(),
                    webhook.url(),
                    webhook.everyAttempt() ? words(Set.of(EventType.values())) : List.of(),
                    campaign.key().id().value(),
                    OPEN,
                    null,
                    null,
                    campaign.createdAt().toString(),
                    until(webhook.former()),
                    null));
  }

  WebhookShown in(EndpointState now, Instant at) {
    WebhookShown current = at(at);
    return switch (now) {
      case EndpointState.Open _ -> current;
      case EndpointState.Slowed slowed ->
          at.isBefore(slowed.until())
              ? current.in("slowed", slowed.until().toString(), null)
              : current;
      case EndpointState.Disabled disabled ->
          current.in("disabled", null, disabled.at().toString());
    };
  }

  WebhookShown withSecret(String shown) {
    return with(state, slowedUntil, disabledAt, formerSecretUntil, shown);
  }

  /** A former secret that is over is not worth a word. */
  private WebhookShown at(Instant now) {
    boolean over = formerSecretUntil != null && !now.isBefore(Instant.parse(formerSecretUntil));
    return over ? with(state, slowedUntil, disabledAt, null, secret) : this;
  }

  private WebhookShown in(String otherState, @Nullable String until, @Nullable String disabled) {
    return with(otherState, until, disabled, formerSecretUntil, secret);
  }

  private WebhookShown with(
      String otherState,
      @Nullable String until,
      @Nullable String disabled,
      @Nullable String former,
      @Nullable String otherSecret) {
    return new WebhookShown(
        id,
        url,
        eventTypes,
        campaignId,
        otherState,
        until,
        disabled,
        createdAt,
        former,
        otherSecret);
  }

  private static @Nullable String until(Optional<FormerSecret> former) {
    return former.map(FormerSecret::until).map(Instant::toString).orElse(null);
  }

  private static List<String> words(Set<EventType> types) {
    return Arrays.stream(EventType.values()).filter(types::contains).map(EventType::word).toList();
  }
}
