package dev.rollcall.core.publish;

import dev.rollcall.core.recipient.Recipient;
import java.util.Optional;

/**
 * One change of a recipient's row, as the stream tells it.
 *
 * @param sequence the record's sequence number, zero-padded to 40 digits
 * @param before absent when the row was put
 */
public record RecipientChange(String sequence, Optional<Recipient> before, Recipient after) {}
