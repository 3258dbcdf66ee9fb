/** Turns changed rows into news: events, figures, and capacity that came free. */
@NullMarked
package dev.rollcall.core.publish;

import org.jspecify.annotations.NullMarked;
