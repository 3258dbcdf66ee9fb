/** Lambda: handlers by name, with their events, contexts, timeouts and limits. */
@NullMarked
package dev.rollcall.local.lambda;

import org.jspecify.annotations.NullMarked;
