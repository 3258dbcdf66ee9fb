/** Turns hints into attempts: the START, and what the carrier answered. */
@NullMarked
package dev.rollcall.core.dispatch;

import org.jspecify.annotations.NullMarked;
