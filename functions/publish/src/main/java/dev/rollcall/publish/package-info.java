/** The function that publishes what happened. */
@NullMarked
package dev.rollcall.publish;

import org.jspecify.annotations.NullMarked;
