package dev.rollcall.core.campaign;

import dev.rollcall.core.tenant.TenantId;

/** A campaign of a tenant: what every stored key of the campaign begins with. */
public record CampaignKey(TenantId tenant, CampaignId id) {}
