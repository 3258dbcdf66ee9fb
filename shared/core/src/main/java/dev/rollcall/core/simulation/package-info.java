/** Rehearses a campaign under a virtual clock: the engine's own gates, assumed people, no cloud. */
@NullMarked
package dev.rollcall.core.simulation;

import org.jspecify.annotations.NullMarked;
