package dev.rollcall.core.webhook;

import dev.rollcall.core.tenant.TenantId;

/** An endpoint of a tenant, by its name. */
public record EndpointKey(TenantId tenant, String name) {}
