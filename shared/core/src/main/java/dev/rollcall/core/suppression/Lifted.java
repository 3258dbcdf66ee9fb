package dev.rollcall.core.suppression;

import dev.rollcall.core.contact.Address;
import dev.rollcall.core.line.Suppression;
import dev.rollcall.core.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of a suppression that a user lifted.
 *
 * @param suppression as it was
 * @param at when it was lifted
 * @param by who did it
 * @param reason in their own words
 */
public record Lifted(
    TenantId tenant,
    Address address,
    Suppression suppression,
    Instant at,
    String by,
    Optional<String> reason) {}
