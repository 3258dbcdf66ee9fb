/** Campaigns of messages in the dialect of contract 5: {@code /api/campaigns}. */
@NullMarked
package dev.rollcall.api.tether;

import org.jspecify.annotations.NullMarked;
