package dev.rollcall.core.recipient;

import dev.rollcall.core.contact.Address;
import java.time.Instant;

/**
 * A line of the agenda.
 *
 * @param address whom to look at
 * @param due the minute from which on; rounded up, so nobody is looked at too early; the epoch for
 *     a finished recipient, which nobody looks at any more
 */
public record AgendaEntry(Address address, Instant due) {}
