package dev.rollcall.api.door;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.rollcall.api.http.Answer;

/** Adds to a room's answer what was left out of the request. */
final class Received {
  private Received() {}

  static APIGatewayV2HTTPResponse of(Visit visit, Room room) {
    APIGatewayV2HTTPResponse answer = room.receive(visit);
    if (!visit.faults().isLenient()) {
      return answer;
    }
    APIGatewayV2HTTPResponse said = Answer.with(answer, "Preference-Applied", Prefer.LENIENT);
    return visit.faults().ignored().isEmpty()
        ? said
        : Answer.with(said, "Rollcall-Ignored", visit.faults().ignored().header());
  }
}
