/** People who must not be reached, and how they say so. */
@NullMarked
package dev.rollcall.core.suppression;

import org.jspecify.annotations.NullMarked;
