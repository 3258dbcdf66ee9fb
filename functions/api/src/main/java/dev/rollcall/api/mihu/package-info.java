/** Rules and listings in the dialect of contracts 1 and 2: {@code /api/v1}. */
@NullMarked
package dev.rollcall.api.mihu;

import org.jspecify.annotations.NullMarked;
