/** Campaigns of calls in the dialect of contract 3: {@code /campaigns}. */
@NullMarked
package dev.rollcall.api.mrassistant;

import org.jspecify.annotations.NullMarked;
