/** Campaigns played through before they run: {@code /v1}'s simulations. */
@NullMarked
package dev.rollcall.api.simulation;

import org.jspecify.annotations.NullMarked;
