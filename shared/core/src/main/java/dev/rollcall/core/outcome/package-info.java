/** What became of an attempt, and what that means for its recipient. */
@NullMarked
package dev.rollcall.core.outcome;

import org.jspecify.annotations.NullMarked;
