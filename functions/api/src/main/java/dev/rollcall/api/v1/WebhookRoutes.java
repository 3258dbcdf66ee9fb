package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.intake.NewIds;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.v1.KnownWebhooks.Known;
import dev.rollcall.core.store.Page;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.EndpointKey;
import dev.rollcall.core.webhook.EndpointName;
import dev.rollcall.core.webhook.RotateSecret;
import dev.rollcall.core.webhook.Webhook;
import dev.rollcall.core.webhook.WebhookId;
import dev.rollcall.core.webhook.Webhooks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adds webhooks, shows them, takes them away and opens those that were shut. */
record WebhookRoutes(
    Webhooks webhooks,
    KnownWebhooks known,
    Deliveries deliveries,
    RotateSecret rotateSecret,
    WebhookReader reader,
    InstantSource clock) {
  private static final int SECRET_BYTES = 32;

  APIGatewayV2HTTPResponse add(Visit visit) {
    Optional<WebhookReader.Asked> asked = reader.read(visit.body(), visit.faults());
    if (asked.isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    NewIds ids = visit.ids();
    Webhook webhook =
        new Webhook(
            visit.tenant().id(),
            new WebhookId(ids.uuid("webhook")),
            asked.get().url(),
            asked.get().secret().orElseGet(() -> secret(ids)),
            asked.get().types(),
            visit.acceptedAt());
    return webhooks
        .add(webhook)
        .map(added -> Answer.json(201, WebhookShown.of(added).withSecret(added.secret())))
        .orElseGet(
            () ->
                Problem.of(
                    409, "there are " + Webhooks.MAX + " webhooks already: remove one first"));
  }

  APIGatewayV2HTTPResponse list(Visit visit) {
    Faults faults = visit.faults();
    Cursor cursor = new Cursor(visit.tenant(), "webhooks");
    PageQuery query = PageQuery.read(visit.request(), cursor, Set.of(), faults);
    if (!faults.isEmpty()) {
      return Problem.invalidQuery(faults.list());
    }
    List<Webhook> left =
        webhooks.list(visit.tenant().id()).stream()
            .filter(one -> query.after().map(end -> place(one).compareTo(end) < 0).orElse(true))
            .toList();
    List<Webhook> shown = left.stream().limit(query.limit()).toList();
    Page<Webhook> page =
        new Page<>(
            shown,
            left.size() > shown.size() ? Optional.of(place(shown.getLast())) : Optional.empty());
    return Answer.json(
        200,
        Listing.of(
            page,
            cursor,
            one -> now(WebhookShown.of(one), visit, new EndpointName.OfTenant(one.id()))));
  }

  APIGatewayV2HTTPResponse show(Visit visit) {
    return known.find(visit).map(one -> shown(one, visit)).orElseGet(KnownWebhooks::notFound);
  }

  APIGatewayV2HTTPResponse remove(Visit visit) {
    Optional<Known> found = known.find(visit);
    if (found.isEmpty()) {
      return KnownWebhooks.notFound();
    }
    return switch (found.get().name()) {
      case EndpointName.OfCampaign _ ->
          Problem.of(409, "a campaign's own webhook is part of it and cannot be removed");
      case EndpointName.OfTenant own -> {
        APIGatewayV2HTTPResponse last = shown(found.get(), visit);
        webhooks.remove(visit.tenant().id(), own.id());
        deliveries.open(found.get().key());
        yield last;
      }
    };
  }

  APIGatewayV2HTTPResponse enable(Visit visit) {
    Optional<Known> found = known.find(visit);
    found.ifPresent(one -> deliveries.open(one.key()));
    return found.map(one -> Answer.json(200, one.shown())).orElseGet(KnownWebhooks::notFound);
  }

  APIGatewayV2HTTPResponse rotate(Visit visit) {
    Optional<Known> found = known.find(visit);
    Optional<RotationReader.Asked> asked = RotationReader.read(visit.body(), visit.faults());
    if (found.isEmpty()) {
      return KnownWebhooks.notFound();
    }
    if (asked.isEmpty()) {
      return Problem.invalidBody(visit.faults().list());
    }
    String secret = asked.get().secret().orElseGet(() -> secret(visit.ids()));
    Instant until = clock.instant().plus(asked.get().overlap());
    return switch (rotateSecret.run(visit.tenant(), found.get().name(), secret, until)) {
      case RotateSecret.Result.Unknown _ -> KnownWebhooks.notFound();
      case RotateSecret.Result.Done _ ->
          known
              .find(visit)
              .map(one -> now(one.shown(), visit, one.name()).withSecret(secret))
              .map(shown -> Answer.json(200, shown))
              .orElseGet(KnownWebhooks::notFound);
    };
  }

  private APIGatewayV2HTTPResponse shown(Known one, Visit visit) {
    return Answer.json(200, now(one.shown(), visit, one.name()));
  }

  private WebhookShown now(WebhookShown shown, Visit visit, EndpointName name) {
    EndpointKey key = new EndpointKey(visit.tenant().id(), name.text());
    return shown.in(deliveries.state(key), clock.instant());
  }

  /** The place of a webhook in the list of all, as text that sorts like it. */
  private static String place(Webhook webhook) {
    return "%020d#%s".formatted(webhook.createdAt().toEpochMilli(), webhook.id());
  }

  /** The same on every try of a request, like the webhook's id. */
  private static String secret(NewIds ids) {
    byte[] drawn = HexFormat.of().parseHex(ids.hex("webhook secret", 2 * SECRET_BYTES));
    return "whsec_" + Base64.getEncoder().encodeToString(drawn);
  }
}
