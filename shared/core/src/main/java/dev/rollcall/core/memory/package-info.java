/** The ports kept in memory: for simulations, and for tests that need no server. */
@NullMarked
package dev.rollcall.core.memory;

import org.jspecify.annotations.NullMarked;
