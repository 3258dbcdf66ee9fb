package dev.rollcall.api.door;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;
import dev.rollcall.api.http.Guarded;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.core.request.Admission;
import dev.rollcall.core.request.Once;
import dev.rollcall.core.request.Packed;
import dev.rollcall.core.request.Reply;
import dev.rollcall.core.request.Request;
import dev.rollcall.core.request.RequestKey;
import dev.rollcall.core.request.Ticket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Has a request that names itself by an Idempotency-Key done once, and its repetitions answered
 * like the first.
 *
 * @param guarded answers whatever fails in the room, so that the key is let go of
 */
record Repeats(Once once, Guarded guarded, Dialect dialect) {
  /**
   * The answer to a request under a key.
   *
   * @param fresh the request's ticket, should it be new
   * @param holder random, for this call only
   * @param visit the request as the room sees it, under a ticket
   */
  APIGatewayV2HTTPResponse answer(
      RequestKey key,
      HttpRequest request,
      Ticket fresh,
      String holder,
      Function<Ticket, Visit> visit,
      Room room) {
    Admission first = once.admit(key, Digest.of(request), fresh, holder);
    Admission admission =
        first instanceof Admission.Answered(Request known, Reply reply)
                && room.gaveUp(visit.apply(known.ticket()))
            ? once.again(known, holder)
            : first;
    return switch (admission) {
      case Admission.Go(Request running) -> settled(running, visit.apply(running.ticket()), room);
      case Admission.Answered(Request known, Reply reply) ->
          Answer.ready(reply.status(), reply.headers(), reply.body().text());
      case Admission.StillRunning(Duration atMost) ->
          Answer.with(
              dialect.refused(409, "a request with this Idempotency-Key is still running"),
              "Retry-After",
              Long.toString(Math.max(1, atMost.plusMillis(999).toSeconds())));
      case Admission.OtherRequest other ->
          dialect.refused(422, "this Idempotency-Key was used for another request");
    };
  }

  private APIGatewayV2HTTPResponse settled(Request running, Visit visit, Room room) {
    APIGatewayV2HTTPResponse answer =
        guarded.answer(visit.request(), () -> Received.of(visit, room));
    Reply reply =
        new Reply(
            answer.getStatusCode(),
            answer.getHeaders(),
            Packed.of(Optional.ofNullable(answer.getBody()).orElse("")));
    // What was done is done: should this fail, a repetition does it again under the same ids.
    guarded.afterwards(visit.request(), () -> once.settle(running, reply));
    return answer;
  }
}
