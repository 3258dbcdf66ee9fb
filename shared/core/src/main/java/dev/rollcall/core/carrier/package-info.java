/** Whoever really places a call or sends a message. */
@NullMarked
package dev.rollcall.core.carrier;

import org.jspecify.annotations.NullMarked;
