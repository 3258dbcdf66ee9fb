package dev.rollcall.api.v1;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.core.publish.Event;
import dev.rollcall.core.webhook.KeptNotice;
import dev.rollcall.core.webhook.KeptNotice.Standing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that has not arrived, as answers show it.
 *
 * @param state {@code waiting} or {@code failed}
 * @param rounds how often it was brought back for another try since it was parked or replayed
 * @param nextAttemptAt when it is tried again; null if it failed
 * @param failedAt when it was given up; null if it waits
 * @param reason why it was given up; null if it waits
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeliveryShown(
    String eventId,
    String type,
    String timestamp,
    String campaignId,
    String state,
    int rounds,
    @Nullable String nextAttemptAt,
    @Nullable String failedAt,
    @Nullable String reason,
    Map<String, Object> data) {
  static DeliveryShown of(KeptNotice kept) {
    return switch (kept.standing()) {
      case Standing.Waiting(var due) -> of(kept, due.toString(), null, null);
      case Standing.Failed(var reason, var at) -> of(kept, null, at.toString(), reason);
    };
  }

  private static DeliveryShown of(
      KeptNotice kept,
      @Nullable String nextAttemptAt,
      @Nullable String failedAt,
      @Nullable String reason) {
    Event event = kept.notice().event();
    return new DeliveryShown(
        event.id(),
        event.type().word(),
        event.at().toString(),
        event.campaign().id().value(),
        kept.standing().as().word(),
        kept.notice().round(),
        nextAttemptAt,
        failedAt,
        reason,
        event.data());
  }
}
