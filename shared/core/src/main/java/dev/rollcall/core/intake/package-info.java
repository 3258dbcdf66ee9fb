/** Brings contacts into a campaign, chunk by chunk, once. */
@NullMarked
package dev.rollcall.core.intake;

import org.jspecify.annotations.NullMarked;
