/** Finds every minute who may be reached now, and says so in hints. */
@NullMarked
package dev.rollcall.core.tick;

import org.jspecify.annotations.NullMarked;
