package dev.rollcall.api.v1;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.door.Visit;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Fault.Kind;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.problem.Problem;
import dev.rollcall.api.v1.KnownWebhooks.Known;
import dev.rollcall.core.webhook.Deliveries;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.Replay;
import dev.rollcall.core.webhook.ReplayDeliveries;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Shows what has not arrived at a webhook, and has it sent again. */
record DeliveryRoutes(
    KnownWebhooks known, Deliveries deliveries, ReplayDeliveries replayDeliveries) {
  private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private record Replayed(int replayed, boolean more) {}

  APIGatewayV2HTTPResponse list(Visit visit) {
    Faults faults = visit.faults();
    String id = visit.request().pathParameter("id");
    Optional<String> word = Optional.ofNullable(visit.request().query().get("state"));
    Optional<KeptNotice.As> as = word.flatMap(KeptNotice.As::of);
    if (word.isPresent() && as.isEmpty()) {
      PageQuery.note(faults, "state", Kind.NOT_ONE_OF, "must be one of failed, waiting");
    }
    Cursor cursor = new Cursor(visit.tenant(), "deliveries\n" + id + "\n" + word.orElse(""));
    PageQuery query = PageQuery.read(visit.request(), cursor, Set.of("state"), faults);
    return answer(
        visit,
        webhook ->
            faults.isEmpty()
                ? Answer.json(
                    200,
                    Listing.of(
                        deliveries.list(webhook.key(), as, query.after(), query.limit()),
                        cursor,
                        DeliveryShown::of))
                : Problem.invalidQuery(faults.list()));
  }

  APIGatewayV2HTTPResponse replayOne(Visit visit) {
    String eventId = visit.request().pathParameter("event_id");
    return answer(
        visit,
        webhook ->
            EVENT_ID.matcher(eventId).matches()
                ? said(replayDeliveries.one(webhook.key(), eventId))
                : said(new Replay.Unknown()));
  }

  APIGatewayV2HTTPResponse replayAll(Visit visit) {
    return answer(visit, webhook -> said(replayDeliveries.all(webhook.key())));
  }

  private APIGatewayV2HTTPResponse answer(
      Visit visit, Function<Known, APIGatewayV2HTTPResponse> room) {
    return known.find(visit).map(room).orElseGet(KnownWebhooks::notFound);
  }

  private static APIGatewayV2HTTPResponse said(Replay replay) {
    return switch (replay) {
      case Replay.Done(int replayed, boolean more) ->
          Answer.json(202, new Replayed(replayed, more));
      case Replay.Unknown _ ->
          Problem.of(404, "no such event waits or failed here: it arrived, or was never sent");
      case Replay.Disabled _ ->
          Problem.of(409, "the webhook is disabled: enable it first, then replay");
    };
  }
}
