/** The function that runs on the clock. */
@NullMarked
package dev.rollcall.tick;

import org.jspecify.annotations.NullMarked;
