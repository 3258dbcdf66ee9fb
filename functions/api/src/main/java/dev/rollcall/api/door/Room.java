package dev.rollcall.api.door;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Predicate;

/** What lies behind the door: reads a visit, calls one use case, renders what came of it. */
@FunctionalInterface
public interface Room {
  /** The answer to a visit. The same visit again, after a crash, must do nothing twice. */
  APIGatewayV2HTTPResponse receive(Visit visit);

  /**
   * Whether the work of a visit that was already answered has been given up since, so that it is
   * received again, under its old ticket, and not only told its first answer.
   */
  default boolean gaveUp(Visit visit) {
    return false;
  }

  /** This room, which learns so whether the work of an answered visit was given up. */
  default Room goingOnIf(Predicate<Visit> gaveUp) {
    return new Room() {
      @Override
      public APIGatewayV2HTTPResponse receive(Visit visit) {
        return Room.this.receive(visit);
      }

      @Override
      public boolean gaveUp(Visit visit) {
        return gaveUp.test(visit);
      }
    };
  }
}
