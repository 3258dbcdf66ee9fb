package dev.rollcall.core.list;

import dev.rollcall.core.tenant.TenantId;

/** A contact list of a tenant: what every stored key of the list begins with. */
public record ListKey(TenantId tenant, ListId id) {}
