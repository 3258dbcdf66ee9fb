/** The ways to reach somebody. */
@NullMarked
package dev.rollcall.core.channel;

import org.jspecify.annotations.NullMarked;
