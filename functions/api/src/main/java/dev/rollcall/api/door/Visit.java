package dev.rollcall.api.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.api.auth.Principal;
import dev.rollcall.api.http.Faults;
import dev.rollcall.api.http.HttpRequest;
import dev.rollcall.api.intake.NewIds;
import dev.rollcall.core.request.Ticket;
import dev.rollcall.core.tenant.Tenant;
import java.time.Instant;

/**
 * A request that came through the door.
 *
 * @param tenant whom the caller speaks for
 * @param principal who the caller is
 * @param body what was sent; a missing node where the door was asked to read none
 * @param faults takes what is wrong with the body, and knows whether unknown properties are
 * @param ticket the same again when a request that crashed is sent once more under its
 *     Idempotency-Key
 */
public record Visit(
    HttpRequest request,
    Tenant tenant,
    Principal principal,
    JsonNode body,
    Faults faults,
    Ticket ticket) {
  /** The ids of what this request makes. */
  public NewIds ids() {
    return new NewIds(ticket.seed());
  }

  /** When this request first came in, in whole milliseconds: the creation of what it makes. */
  public Instant acceptedAt() {
    return ticket.acceptedAt();
  }
}
