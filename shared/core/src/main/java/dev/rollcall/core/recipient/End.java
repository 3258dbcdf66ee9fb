package dev.rollcall.core.recipient;

import java.time.Instant;

/** Why and when a recipient is finished. */
public record End(Disposition disposition, Instant at) {}
